import { rollingMin } from '../rolling-max';
import type { Outcome } from './event-study-types';
import { changeSince, forwardReturn } from './forward-return';

/**
 * The lowest point on the way: the least of `close_k / close_t - 1` over `t < k <= t + h`, of a pair the least of `r_close - r_versus`.
 *
 * **Shape** as `forwardReturn`; of one session `returns` itself. **Units** fraction; above 0 where every close on the way stood higher. **Window** forward.
 * **Missing** NaN exactly where the forward return is; gaps on the way are skipped, so the drop is the worst of the closes
 * that are stored (of a pair: of the sessions on which both are). **Source** DEFINITIONS, `forward`.
 * Cost O(n) for one series, O(n h) for a pair, whose least difference has no sliding minimum.
 *
 * @param returns of the same outcome and horizon, where they are made already.
 * @throws RangeError as `forwardReturn`.
 * @example worstDrop({ close: Float64Array.of(100, 90, 120), versus: null }, 2) // -0.1, NaN, NaN
 */
export function worstDrop(
  outcome: Outcome,
  horizonSessions: number,
  returns: Float64Array = forwardReturn(outcome, horizonSessions),
): Float64Array {
  // The only close on the way is that of the outcome.
  if (horizonSessions === 1) return returns;
  if (outcome.versus !== null) return returns.map((value, t) => (Number.isNaN(value) ? NaN : leastChange(outcome, t, horizonSessions)));
  const { close } = outcome;
  const lowest = rollingMin(raiseGaps(close), horizonSessions);
  const drops = new Float64Array(returns.length).fill(NaN);
  for (let t = 0; t + horizonSessions < drops.length; t += 1) {
    if (!Number.isNaN(returns[t] ?? NaN)) drops[t] = (lowest[t + horizonSessions] ?? NaN) / (close[t] ?? NaN) - 1;
  }
  return drops;
}

/** A gap that is infinitely high is never the minimum; both ends of a return that exists are stored. */
function raiseGaps(close: Float64Array): Float64Array {
  if (!close.includes(NaN)) return close;
  const raised = close.slice();
  for (let t = 0; t < raised.length; t += 1) if (Number.isNaN(raised[t] ?? NaN)) raised[t] = Infinity;
  return raised;
}

function leastChange(outcome: Outcome, t: number, horizonSessions: number): number {
  let least = Infinity;
  for (let sessions = 1; sessions <= horizonSessions; sessions += 1) {
    const change = changeSince(outcome, t, sessions);
    // False for NaN: a session with a gap in either is skipped.
    if (change < least) least = change;
  }
  return least;
}
