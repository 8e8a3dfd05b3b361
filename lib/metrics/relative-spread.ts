import { relativeReturn, type RelativeMeasure } from './relative-return';
import { rollingBeta } from './rolling-beta';
import { rollingDeviation } from './rolling-deviation';
import { sessionReturn } from './session-return';

/** Sessions behind the trailing deviation and beta: one year (G2). */
export const scaleSessions = 252;

export interface SpreadOptions {
  readonly sessions: number;
  readonly measure: RelativeMeasure;
  readonly scale: 'none' | 'volatility';
  readonly hedge: 'none' | 'beta';
}

/**
 * Relative performance of `a` over `b` across N sessions. `hedge=beta` replaces the return of `b` by beta times it (beta of
 * daily returns); `scale=volatility` divides the spread by its own deviation.
 *
 * **Shape** two close series of one length in, one out. **Units** fractions (`log`: natural logarithms); with
 * `scale=volatility` sample deviations. **Window** N sessions; beta and deviation trail 252 sessions including today.
 * **Missing** NaN where either leg lacks a close at either end (G7, G8); beta and deviation are strict (G5).
 * **Ties/edges** a spread that did not move for 252 sessions has no scale: NaN. **Source** DEFINITIONS, `outperformance`.
 *
 * @throws RangeError when the lengths differ or `sessions` is no whole number of at least 1.
 * @example relativeSpread(Float64Array.of(100, 110), Float64Array.of(100, 105), { sessions: 1, measure: 'pp', scale: 'none', hedge: 'none' }) // NaN, 0.05
 */
export function relativeSpread(a: Float64Array, b: Float64Array, { sessions, measure, scale, hedge }: SpreadOptions): Float64Array {
  const aReturns = sessionReturn(a, sessions);
  let bReturns = sessionReturn(b, sessions);
  if (hedge === 'beta') {
    const beta = rollingBeta(sessionReturn(a, 1), sessionReturn(b, 1), scaleSessions);
    bReturns = bReturns.map((value, t) => value * (beta[t] ?? NaN));
  }
  const spread = relativeReturn(aReturns, bReturns, measure);
  if (scale === 'none') return spread;
  const deviation = rollingDeviation(spread, scaleSessions);
  return spread.map((value, t) => {
    const unit = deviation[t] ?? NaN;
    return unit > 0 ? value / unit : NaN;
  });
}
