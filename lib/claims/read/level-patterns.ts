import type { Chunk } from './chunk';
import type { Frame } from './frame';
import { pick, type Pattern } from './match-chunks';
import { countOf, join, toLevel, toMean, toSide } from './part-readers';

/** "Above 5,000 points": so many are a level, and no move. */
const leastPoints = 1000;

/** "Above 5,000", "below 5,000 points". */
function toSideOf(side: Chunk | undefined, n: Chunk | undefined): Frame | null {
  const [number, size] = [pick(n, 'number'), pick(n, 'size')];
  if (number !== undefined) return { ...toSide(side), level: number.text };
  return size?.unit === 'points' && size.value >= leastPoints ? { ...toSide(side), level: size.text } : null;
}

/** "First closed above 5,000": for the first time. */
function toFirst(nth: Chunk | undefined, level: Frame | null, { time }: Frame): Frame | null {
  return countOf(nth) === 1 && time === undefined ? join(level, { isClose: true, time: 1, isTime: true }) : null;
}

/** Which side of a mean or a level something is on, and where it stands. */
export const levelPatterns: readonly Pattern[] = [
  { kinds: ['side', 'number', 'unit', 'mean'], read: ([side, n, unit]) => join(toMean(n, unit), toSide(side)) },
  { kinds: ['side', 'number', 'mean'], read: ([side, n]) => join(toMean(n), toSide(side)) },
  { kinds: ['side', 'number'], read: ([side, n]) => toSideOf(side, n) },
  { kinds: ['side', 'size'], read: ([side, n]) => toSideOf(side, n) },
  { kinds: ['ordinal', 'close', 'side', 'number'], read: ([nth, , side, n], frame) => toFirst(nth, toSideOf(side, n), frame) },
  { kinds: ['ordinal', 'close', 'side', 'size'], read: ([nth, , side, n], frame) => toFirst(nth, toSideOf(side, n), frame) },
  { kinds: ['touch', 'number'], read: ([, n]) => join(toLevel(n), { isTouch: true }) },
  { kinds: ['to', 'number'], read: ([, n]) => toLevel(n) },
];
