import type { SessionDate } from '@/lib/calendar/session-date';
import { isTimeLeft, type Left, type LentTime } from './carry-on';
import { mannerOf } from './beside-state';
import type { Chunk } from './chunk';
import { listParts, type Frame, type Part } from './frame';
import type { KnownCloses } from './known-closes';
import { isMovedSince, timeOf } from './move-beside';
import { lookBack } from './look-back';
import { sessionUpTo } from './place-date';
import { readSegment } from './read-segment';
import { topicOf } from './topic';

// "For the week, the S&P 500 lost 2%. The Nasdaq-100 fell 4%.": the time that one sentence names is that of the next.

const times: ReadonlySet<Chunk['kind']> = new Set(['date', 'half', 'to-date', 'unit', 'past', 'number', 'in', 'split']);
const named: ReadonlySet<Part> = new Set(['date', 'window', 'half', 'isToDate']);
const moved: ReadonlySet<Part> = new Set(['subject', 'universe', 'direction', 'size', 'isState', 'isWhole', 'returns']);
/** A move that no session has brought for so many years is none of a session. */
const years = 5;
/** What every instrument moved by at some time, in percent, where its closes are known. */
const leastMove = 0.01;
/** How far from a move its figure may be, in percent. */
const room = 0.051;

const isSameTime = (one: LentTime['parts'], other: LentTime['parts']): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether a sentence begins with its time: "For the week, …", "On Tuesday …". */
function isLed(chunks: readonly Chunk[]): boolean {
  const said = chunks.filter(({ kind }) => kind !== 'filler');
  const end = said.findIndex(({ kind }) => !times.has(kind));
  return said
    .slice(0, end < 0 ? undefined : end)
    .some(({ kind }) => kind === 'date' || kind === 'half' || kind === 'to-date' || kind === 'unit');
}

/** The one time that a sentence tells of, by its statements, or goes on to tell of; null where it has none, or two. */
function findTime(said: readonly Frame[], chunks: readonly Chunk[], before: LentTime | null): LentTime | null {
  const [first] = said;
  if (first === undefined || said.some((frame) => topicOf(frame) !== 'move' || frame.base !== undefined || isMovedSince(frame)))
    return null;
  const keys = new Set(said.map((frame) => JSON.stringify([frame.date, timeOf(frame), mannerOf(frame)])));
  const parts = { ...(first.date === undefined ? {} : { date: first.date }), ...timeOf(first) };
  if (keys.size > 1 || Object.keys(parts).length === 0 || first.same !== undefined) return null;
  const subjects = said.flatMap(({ subject }) => subject ?? []);
  const isOn = before !== null && isSameTime(before.parts, parts) && !chunks.some(({ kind }) => kind === 'date');
  return {
    parts,
    manner: mannerOf(first),
    isLed: isLed(chunks) || (isOn && before.isLed),
    subjects: isOn ? [...before.subjects, ...subjects] : subjects,
  };
}

const isMoved = (frame: Frame): boolean => ['move', 'lead'].includes(topicOf(frame) ?? '');

/** The time that a sentence leaves. "Fell 0.7% Friday. For the week, it lost 2%.": of which of the two the next one is nobody knows. */
export function leaveTime(said: readonly Frame[], chunks: readonly Chunk[], before: Left): Pick<Left, 'time' | 'isOfSeveralTimes'> {
  const time = findTime(said, chunks, before.time);
  const isOther = time === null ? said.some(isMoved) : before.time !== null && !isSameTime(time.parts, before.time.parts);
  return { time, isOfSeveralTimes: before.isOfSeveralTimes || isOther };
}

/** The same of one that was not read: what moved in it did so over a time that is not known. */
export function leaveUnread(chunks: readonly Chunk[], before: Left): Pick<Left, 'time' | 'isOfSeveralTimes'> {
  const isOther = before.time !== null || chunks.some(({ kind }) => kind === 'size');
  return { time: null, isOfSeveralTimes: before.isOfSeveralTimes || isOther };
}

/** "Weekly wrap.", "July recap.": the time that a sentence names which says nothing else; null of any other one. */
export function findHeading(chunks: readonly Chunk[], quote: (chunk: Chunk) => string): LentTime | null {
  const said = chunks.filter(({ kind }) => kind !== 'filler' && kind !== 'in' && kind !== 'split');
  const read = said.length === 1 ? readSegment(said, quote) : null;
  if (read === null || 'reason' in read || listParts(read.frame).some((name) => !named.has(name))) return null;
  const { frame } = read;
  const parts = { ...(frame.date === undefined ? {} : { date: frame.date }), ...timeOf(frame) };
  return Object.keys(parts).length === 1 ? { parts, manner: null, isLed: true, subjects: [] } : null;
}

/** Words that bring in another time, or tell of how a session ended: "closed down 0.9%", "just fell 2.6%". */
const apart = /^(?:clos|end|finish|settl)(?:ed|es|s|ing)?\b|^(?:just|now|still|already|meanwhile)$/iu;

/** Whether what a sentence leaves out could be of the day, whatever stood before it. */
export function isApart(chunks: readonly Chunk[], quote: (chunk: Chunk) => string): boolean {
  return chunks.some((chunk) => apart.test(quote(chunk)));
}

/** Whether it takes a quarter or longer: of a shorter one, what no session brought may be of a longer one, too. */
function isOfLongTime({ date, window, half, isToDate }: LentTime['parts']): boolean {
  const unit = window?.unit ?? (date?.kind === 'unit' ? date.unit : date?.kind);
  return half !== undefined || isToDate === true || unit === 'quarter' || unit === 'year';
}

/** A move that leaves out its time, of somebody else than the sentence before, with that of the latter; as it is where it could be of another one, too. */
export function lendTime(frame: Frame, time: LentTime | null, post: SessionDate | null, closes: KnownCloses): Frame {
  const { subject, direction, size, isTold } = frame;
  if (time === null || subject === undefined || direction === undefined || size?.unit !== 'pct' || post === null) return frame;
  const isPlain = isTold !== true && isTimeLeft(frame) && listParts(frame).every((name) => moved.has(name));
  if (!isPlain || time.subjects.includes(subject) || mannerOf(frame) !== (time.manner ?? mannerOf(frame))) return frame;
  const from = lookBack(post, 'year', years);
  const findLast = (pct: number): SessionDate | null => closes.findLastMove(subject, { direction, pct }, from, post);
  const isTooMuch = findLast(leastMove) !== null && findLast(size.value * 0.99) === null;
  // "For the year, it rose 23.3%. The Nasdaq-100 fell 0.9%.", which it did on that day.
  const day = sessionUpTo(post);
  const hasMoved = (pct: number): boolean => closes.findLastMove(subject, { direction, pct: Math.max(pct, leastMove) }, day, day) !== null;
  if (hasMoved(size.value - room) && !hasMoved(size.value + room)) return frame;
  if (!time.isLed && !(isTooMuch && isOfLongTime(time.parts))) return frame;
  return { ...frame, ...time.parts, assumed: [...(frame.assumed ?? []), 'The time is taken to be that of the sentence before.'] };
}
