import type { Outcome } from './event-study-types';
import { requireHorizon, requireOutcome } from './require-arguments';

/**
 * How far an outcome has come `sessions` after session t; the one formula of returns, drops and paths.
 * **Units** fraction. **Missing** NaN where either end close is missing or still to come.
 * @example changeSince({ close: Float64Array.of(100, 110), versus: null }, 0, 1) // 0.1
 */
export function changeSince({ close, versus }: Outcome, t: number, sessions: number): number {
  const own = (close[t + sessions] ?? NaN) / (close[t] ?? NaN) - 1;
  return versus === null ? own : own - ((versus[t + sessions] ?? NaN) / (versus[t] ?? NaN) - 1);
}

/**
 * What was still to come: `close_{t+h} / close_t - 1`, of a pair `r_close - r_versus`.
 *
 * **Shape** one outcome in, one value per session out, filed under the session it starts from. **Units** fraction.
 * **Window** forward: the close of the session and that of the `horizonSessions`-th after it, an event study's outcome and never
 * a fact known at t. **Missing** NaN where either end close is missing or still to come; closes between the ends are not
 * needed (G8). **Source** DEFINITIONS, `forward`.
 *
 * @throws RangeError when the horizon is no whole number from 1 or the two series differ in length.
 * @example forwardReturn({ close: Float64Array.of(100, 110), versus: null }, 1) // 0.1, NaN
 */
export function forwardReturn(outcome: Outcome, horizonSessions: number): Float64Array {
  requireOutcome(outcome);
  requireHorizon(horizonSessions);
  const returns = new Float64Array(outcome.close.length).fill(NaN);
  for (let t = 0; t + horizonSessions < returns.length; t += 1) returns[t] = changeSince(outcome, t, horizonSessions);
  return returns;
}
