import type { SessionDate } from '@/lib/calendar/session-date';
import type { OverlapPair } from './compare-overlap';

interface SplitEvent {
  readonly session: SessionDate;
  readonly ratio: number;
}

const splitRatios = [1.5, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100, 1000];
const tolerance = 0.01;

function isNear(ratio: number, target: number, within = tolerance): boolean {
  return Math.abs(ratio / target - 1) <= within;
}

/** The split ratio (or factor of ten) by which stored and given close differ, or null. Above 1: the given close is the smaller. */
export function findJumpRatio(pair: OverlapPair): number | null {
  const ratio = pair.stored / pair.given;
  for (const target of splitRatios) {
    if (isNear(ratio, target)) return target;
    if (isNear(ratio, 1 / target)) return 1 / target;
  }
  return null;
}

// On the day of a split the market moves too. Halves and doubles are close to what happens by itself, larger steps are not.
const [nearHalf, nearLarger] = [0.03, 0.1];

/**
 * The split ratio or power of ten that a step from one session's close to the next is near to, or null; above 1 the close became
 * smaller. A step of 3 for 2 is none: a third is lost in a day too often.
 */
export function findStepRatio(before: number, after: number): number | null {
  const ratio = before / after;
  let [best, distance] = [Number.NaN, Number.POSITIVE_INFINITY];
  for (const target of splitRatios.filter((value) => value >= 2)) {
    for (const candidate of [target, 1 / target]) {
      const off = Math.abs(ratio / candidate - 1);
      if (off <= (target === 2 ? nearHalf : nearLarger) && off < distance) [best, distance] = [candidate, off];
    }
  }
  return Number.isNaN(best) ? null : best;
}

/** Whether splits after the session, taken together, explain the jump of this pair. */
export function isExplainedBySplits(pair: OverlapPair, splits: readonly SplitEvent[]): boolean {
  const ratio = pair.stored / pair.given;
  let product = 1;
  for (const split of [...splits].sort((left, right) => (left.session < right.session ? 1 : -1))) {
    if (split.session <= pair.session) return false;
    product *= split.ratio;
    if (isNear(ratio, product)) return true;
  }
  return false;
}
