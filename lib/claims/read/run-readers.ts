import { countWord, ordinalWord } from '@/lib/format/number-words';
import type { Chunk } from './chunk';
import type { Frame } from './frame';
import { pick } from './match-chunks';
import { countOf, days, isCount, join, toStreak } from './part-readers';

// What is said of how long something went on, in other words than "straight".

/** "For a sixth day" is said of six in a row; of any other sixth day null. */
export function toUnsaidStreak(number: Chunk | undefined, unitChunk: Chunk | undefined): Frame | null {
  const nth = pick(number, 'ordinal');
  if (nth?.isStraight !== true) return null;
  const streak = toStreak(number, unitChunk);
  return streak === null
    ? null
    : { ...streak, assumed: [`“For a ${ordinalWord(nth.value)}” is taken for ${countWord(nth.value)} in a row.`] };
}

/** So many sessions, at least or more than so many: how many there must be. */
function countAtLeast(about: Chunk | undefined, number: Chunk | undefined, unitChunk: Chunk | undefined): number | null {
  const bound = pick(about, 'about')?.side;
  const count = countOf(number) + (bound === 'more' ? 1 : 0);
  const isBound = bound === undefined || bound === 'more' || bound === 'least';
  return isBound && isCount(count) && pick(unitChunk, 'unit')?.unit === 'session' ? count : null;
}

/** "More than 350 sessions without". */
export function toCalmSpell(about: Chunk | undefined, number: Chunk | undefined, unitChunk: Chunk | undefined, frame: Frame): Frame | null {
  const count = countAtLeast(about, number, unitChunk);
  if (count === null || frame.isWithout === true) return null;
  return {
    window: { unit: 'session', count, isAtLeast: true },
    isWithout: true,
    ...(pick(unitChunk, 'unit')?.calendarDays === true ? { assumed: [days] } : {}),
  };
}

/** "For more than 100 sessions", of closes on one side of a mean: so many in a row, or one more than so many. */
export function toSpell(about: Chunk | undefined, number: Chunk | undefined, unitChunk: Chunk | undefined, frame: Frame): Frame | null {
  const { mean, side, size, streak, most, time } = frame;
  if (mean === undefined || side === undefined || [size, streak, most, time].some((part) => part !== undefined)) return null;
  const count = countAtLeast(about, number, unitChunk);
  if (count === null) return null;
  return { streak: { count, unit: 'session', isAtLeast: true }, assumed: ['The closes are taken for some in a row, up to the day.'] };
}

/** "Its drawdown reached 25.4%". */
export function toDrawdown(size: Frame | null): Frame | null {
  return size === null ? null : join(size, { isFromRecord: true });
}

const stretches: ReadonlySet<string> = new Set(['month', 'quarter', 'year', 'unit']);

/** "Every day this week", "each month of 2017". */
export function toEvery(unitChunk: Chunk | undefined, date: Chunk | undefined): Frame | null {
  const [unit, named] = [pick(unitChunk, 'unit')?.unit, pick(date, 'date')?.date];
  return unit === undefined || named === undefined || !stretches.has(named.kind) ? null : { every: unit, date: named };
}
