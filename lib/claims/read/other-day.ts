import type { SessionDate } from '@/lib/calendar/session-date';
import type { Chunk } from './chunk';
import type { Frame } from './frame';
import { isMovedSince } from './move-beside';
import { isNamedDay, type NamedDate } from './named-date';
import { topicOf } from './topic';
import { placeDate, sessionUpTo } from './place-date';

const looksBack: ReadonlySet<Chunk['kind']> = new Set(['since', 'unseen', 'from', 'side']);
const present: ReadonlySet<string> = new Set(['is', 'are', 'has', 'have', 'now', 'still', 'stands', 'remains']);

/** The dates on which a sentence tells that something was so, and not those that it looks back to. */
export function listTold(chunks: readonly Chunk[]): readonly NamedDate[] {
  const said = chunks.filter(({ kind }) => kind !== 'filler');
  return said.flatMap((chunk, index) => {
    const isBack = looksBack.has(said[index - 1]?.kind ?? 'date') || ['record', 'extreme'].includes(said[index + 1]?.kind ?? 'date');
    return chunk.kind === 'date' && !isBack ? [chunk.date] : [];
  });
}

/** Whether the day that a sentence names is another one than the session of the post; undefined where it names none. */
export function isOfOtherDay(chunks: readonly Chunk[], post: SessionDate | null): boolean | undefined {
  const named = listTold(chunks).filter(isNamedDay);
  if (named.length === 0 || post === null) return undefined;
  return named.some((date) => {
    const placed = placeDate(date, post);
    return !('reason' in placed) && placed.session !== sessionUpTo(post);
  });
}

/** “The S&P 500 fell 2.7%” behind “Friday was ugly.”, said on a Monday: of which of the two days is left open. What “is” so is so while it is said. */
export function isDayLeft(whole: Frame, chunks: readonly Chunk[], quote: (chunk: Chunk) => string): boolean {
  const { date, window, half, same, base, isToDate, ...frame } = whole;
  // "Was up 18.8% for the year", or "this year".
  const isGoingOn = date === undefined || (date.kind === 'unit' && date.back === 0);
  if (
    frame.isState === true &&
    frame.isNow !== true &&
    frame.most === undefined &&
    isGoingOn &&
    (isToDate === true || window !== undefined || date !== undefined)
  )
    return true;
  const isOfDay = window === undefined || window.unit === 'session';
  const isUndated = [date, half, same, base, isToDate].every((part) => part === undefined);
  // “Has fallen 1.1%” may be since the day that is named.
  const isMove = topicOf(whole) === 'move' && !isMovedSince(whole);
  const isNow = !isMove && chunks.some((chunk) => chunk.kind === 'filler' && present.has(quote(chunk).toLowerCase()));
  return isOfDay && isUndated && !isNow && topicOf(frame) !== null;
}
