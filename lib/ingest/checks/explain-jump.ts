import type { SessionDate } from '@/lib/calendar/session-date';
import type { OverlapPair } from './compare-overlap';

interface SplitEvent {
  readonly session: SessionDate;
  readonly ratio: number;
}

const splitRatios = [1.5, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100];
const tolerance = 0.01;

function isNear(ratio: number, target: number): boolean {
  return Math.abs(ratio / target - 1) <= tolerance;
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
