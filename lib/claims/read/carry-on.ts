import type { SessionDate } from '@/lib/calendar/session-date';
import { claimParams } from '@/lib/studies/after/claim/params';
import { listParts, type Frame, type Part } from './frame';
import { isDay, isMovedSince, timeOf } from './move-beside';
import type { Chunk } from './chunk';
import { addClaimed, ofNobody, type Told } from './told';
import { placeDate, sessionUpTo } from './place-date';
import { isNamedDay } from './named-date';
import { topicOf, type Topic } from './topic';

/** What a sentence leaves to the next one. */
export interface Left {
  /** What the next sentence may leave out; null where it says more than one thing, or none. */
  readonly last: Frame | null;
  /** Whether anything that it says took longer than a session. */
  readonly isLong: boolean;
  /** Whether the last day that was named is another one than that of the post. */
  readonly isOtherDay: boolean;
  /** The year of which it was told last; null where none was. */
  readonly year: number | null;
  /** Whom the text told of. */
  readonly told: Told;
  /** The one time that was told of, which the next sentence may leave out. */
  readonly time: LentTime | null;
  /** Whether moves over more times than one were told of: which of them the next one is of is open. */
  readonly isOfSeveralTimes: boolean;
}

/** The time of a sentence, and how it is told there. */
export interface LentTime {
  readonly parts: Pick<Frame, 'date' | 'window' | 'half' | 'isToDate'>;
  /** Null of a heading. */
  readonly manner: 'past' | 'now' | null;
  /** Whether the sentence began with it. */
  readonly isLed: boolean;
  /** Of whom it was told. */
  readonly subjects: readonly string[];
}

/** Of a sentence that says nothing. */
export const nothing: Left = {
  last: null,
  isLong: false,
  isOtherDay: false,
  year: null,
  told: ofNobody,
  time: null,
  isOfSeveralTimes: false,
};

const moves: ReadonlySet<string> = new Set(['return', 'outperformance']);

/** What the sentence of a claim leaves, by its query, in which the defaults of the study are left out. */
export function leaveOf(query: string, post: SessionDate | null, before: Told): Left {
  const { data } = claimParams.safeParse(Object.fromEntries(new URLSearchParams(query)));
  const isLong = data === undefined || data.unit !== 'session' || (moves.has(data.measure) && data.sessions > 1);
  const day = new URLSearchParams(query).get('asOf');
  return {
    last: null,
    isLong,
    isOtherDay: day !== null && post !== null && day !== sessionUpTo(post),
    year: day === null ? null : Number(day.slice(0, 4)),
    told: addClaimed(before, query),
    time: null,
    isOfSeveralTimes: true,
  };
}

const fromBefore = 'Who and when is taken from the sentence before.';
const ofWhom: ReadonlySet<Part> = new Set(['subject', 'universe']);
const ofMove: ReadonlySet<Part> = new Set(['direction', 'size', 'isClose']);
const ofLevel: ReadonlySet<Part> = new Set([
  'subject',
  'universe',
  'date',
  'record',
  'level',
  'side',
  'isClose',
  'isTouch',
  'isCrossing',
  'time',
  'isTime',
]);

const dateOf = (before: Frame | null): Pick<Frame, 'date'> => (before?.date === undefined ? {} : { date: before.date });

/** What else tells whether two sentences are of one day. */
export interface Way {
  /** Whether it tells what a day brought: what "has risen" did so since another one. */
  readonly isPlain: boolean;
  readonly post: SessionDate | null;
}

/** "The S&P 500 set a record on Tuesday. It rose 0.6%", said on that day: of another day "it" could have moved since. */
function isMovedThen(frame: Frame, before: Frame | null, { isPlain, post }: Way): boolean {
  if (before?.subject === undefined || before.isWhole === true || post === null || !isPlain) return false;
  const isMoved =
    listParts(frame).every((name) => ofMove.has(name) || ofWhom.has(name)) && frame.direction !== undefined && frame.size !== undefined;
  const isLevel = topicOf(before) === 'level' && listParts(before).every((name) => ofLevel.has(name));
  if (!isMoved || !isLevel || (before.date !== undefined && !isDay(before))) return false;
  const placed = before.date === undefined ? null : placeDate(before.date, post);
  return placed === null || (!('reason' in placed) && placed.session === sessionUpTo(post));
}

/** "NDX fell 2.9% on Wednesday. Its worst day since 2022": a superlative that names nobody and no day is of what the sentence before said. */
export function carryOn(frame: Frame, before: Frame | null, told: Way): Frame {
  const { isTold, date, most, size } = frame;
  // Whom "it" means is known by its name.
  const isOfBefore = frame.subject === undefined || (isTold === true && frame.subject === before?.subject);
  if (isOfBefore && isMovedThen(frame, before, told))
    return {
      ...frame,
      isTold: undefined,
      subject: before?.subject ?? '',
      ...dateOf(before),
      assumed: [...(frame.assumed ?? []), fromBefore],
    };
  // What is said of each of a group is of no instrument.
  if (
    before?.subject === undefined ||
    before.isWhole === true ||
    !isOfBefore ||
    date !== undefined ||
    most === undefined ||
    size !== undefined
  )
    return frame;
  const { isTold: _, ...rest } = frame;
  const assumed = [...(frame.assumed ?? []), fromBefore];
  return { ...rest, subject: before.subject, ...dateOf(before), assumed };
}

/** "S&P 500 +0.9%" behind "Small caps +6% this week": whether a move or a lead is said without its time, and could be of that of the sentence before. */
export function isTimeLeft(frame: Frame): boolean {
  const topic = topicOf(frame);
  const isUntimed = frame.date === undefined && frame.base === undefined && timeOf(frame) === null && !isMovedSince(frame);
  return (topic === 'move' || topic === 'lead') && isUntimed;
}

/** Topics of what is so over a time of its own. */
const timed: ReadonlySet<Topic | null> = new Set(['tally', 'bull', 'whole']);

/** What "it" leaves open that somebody who is named in the sentence would not: when it was so, behind what was said of it before. Null for nothing. */
export function tellOpenSame(frame: Frame, isLong: boolean): string | null {
  const { isTold, isState, date, most, size, isNow, streak, window } = frame;
  if (isTold !== true) return null;
  // "Is up 15.4% this year. It was up 18.8% on Tuesday."
  if (isLong && isState === true && isDay(frame) && timeOf(frame) === null && !isMovedSince(frame))
    return 'Over what time the move was is not said.';
  if (date !== undefined) return null;
  const topic = topicOf(frame);
  if (isTimeLeft(frame) && most === undefined) return 'Over what time the move was is not said.';
  const isOfSession = [window, streak].every((part) => (part?.unit ?? 'session') === 'session');
  if (isTimeLeft(frame) && isOfSession && size === undefined) return 'Of which day or time it was the most is not said.';
  const isOpen = isLong && isNow !== true && isOfSession && !timed.has(topic) && (topic !== 'move' || isTimeLeft(frame));
  return isOpen ? 'On which day it was so is not said.' : null;
}

/** Whether a word names a time that is longer than a session: a month, a year, "this week", "the first half". */
export function isLongTime(chunk: Chunk): boolean {
  if (chunk.kind === 'date') return !isNamedDay(chunk.date);
  return (
    chunk.kind === 'half' || chunk.kind === 'to-date' || chunk.kind === 'decade' || (chunk.kind === 'unit' && chunk.unit !== 'session')
  );
}
