import { openKernel } from '../kernel/open-kernel';
import type { Outcome } from './event-study-types';
import { changeSince } from './forward-return';
import { pathSource, type PathFunctions } from './path-kernel';
import { requireAscending, requireHorizon, requireOutcome } from './require-arguments';

/** What `meanPath` adds up, and who adds to it the changes from a session on which no close is missing up to the horizon. */
interface PathSums {
  /** By sessions after, from 1 on, and one more behind an odd horizon. */
  readonly sums: Float64Array;
  addWhole(t: number): void;
}

const doubleBytes = 8;

/** Lays the outcome out where the kernel reads it: two series, each with one more that a vector may reach to, and the sums behind them. */
function openSums({ close, versus }: Outcome, horizonSessions: number): PathSums {
  const { length } = close;
  const evenSessions = horizonSessions + (horizonSessions % 2);
  const other = versus === null ? 0 : length + 1;
  const from = other + length + 1;
  const { functions, memory } = openKernel<PathFunctions>(pathSource, (from + evenSessions) * doubleBytes);
  const numbers = new Float64Array(memory.buffer, 0, from + evenSessions);
  numbers.set(close);
  if (versus !== null) numbers.set(versus, other);
  const sums = numbers.subarray(from).fill(0);
  const [sumsAt, end] = [from * doubleBytes, horizonSessions * doubleBytes];
  return {
    sums,
    addWhole: (t) => {
      if (versus === null) functions.add(t * doubleBytes, sumsAt, end);
      else functions.addLead(t * doubleBytes, (other + t) * doubleBytes, sumsAt, end);
    },
  };
}

/** The first session from `t` without a close of the outcome; the number of sessions where there is none. */
function findGap(outcome: Outcome, t: number): number {
  let gap = t;
  while (gap < outcome.close.length && !Number.isNaN(changeSince(outcome, gap, 0))) gap += 1;
  return gap;
}

/**
 * The mean way from sessions to the horizon: of `close_{t+k} / close_t - 1` for k = 0..h, of a pair of `r_close - r_versus`.
 *
 * **Shape** an outcome and ascending sessions, `horizonSessions + 1` means. **Units** fractions. **Window** forward.
 * **Missing** a session without the outcome at the horizon is left out at every k, so that none leaves the mean on the way; a gap of one of the
 * others is left out at its k. NaN where that leaves none. **Ties/edges** 0 at k = 0. **Source** DEFINITIONS, `forward`. Cost O(sessions * h).
 *
 * @throws RangeError when the horizon is no whole number from 1, the two series differ in length or a session stands behind a later one.
 * @example meanPath({ close: Float64Array.of(100, 150), versus: null }, Int32Array.of(0), 1) // 0, 0.5
 */
export function meanPath(outcome: Outcome, sessions: Int32Array, horizonSessions: number): Float64Array {
  requireOutcome(outcome);
  requireHorizon(horizonSessions);
  // The next gap is looked for from the last one on.
  requireAscending(sessions);
  const { sums, addWhole } = openSums(outcome, horizonSessions);
  const counts = new Float64Array(horizonSessions + 1);
  let whole = 0;
  let gap = -1;
  for (const t of sessions) {
    if (gap < t) gap = findGap(outcome, t);
    if (t + horizonSessions < gap) {
      addWhole(t);
      whole += 1;
      continue;
    }
    if (Number.isNaN(changeSince(outcome, t, horizonSessions))) continue;
    for (let k = 1; k <= horizonSessions; k += 1) {
      const change = changeSince(outcome, t, k);
      if (Number.isNaN(change)) continue;
      sums[k - 1] = (sums[k - 1] ?? 0) + change;
      counts[k] = (counts[k] ?? 0) + 1;
    }
  }
  return counts.map((count, k) => (k === 0 ? 0 : (sums[k - 1] ?? NaN) / (whole + count)));
}
