import { rollingDeviation } from './rolling-deviation';
import { sessionReturn } from './session-return';
import { thresholdSlack } from './meets-threshold';

/** Sessions that volatility is told for: a year (G2). */
const yearSessions = 252;

/**
 * Realised volatility: the standard deviation of the last `sessions` daily returns about their mean, times the root of 252.
 *
 * **Shape** one series of closes in, one of the same length out. **Units** levels in, fractions a year out (0.15 is 15%); returns are
 * simple (G1), not logarithms. **Window** trailing, includes today: N returns, so N+1 closes; the first N values are NaN.
 * **Missing** strict (G5): a gap in the closes leaves two returns missing, and every window that holds one of them.
 * **Ties/edges** returns that are equal to the last bits give 0; a sample of one gives NaN. Cost O(n).
 * **Source** G1, G2; Hull, Options, Futures, and Other Derivatives, on estimating volatility, with a year of 252.
 *
 * @throws RangeError when `sessions` is no whole number of at least 1.
 * @example realisedVolatility(Float64Array.of(100, 101, 99.99), 2) // NaN, NaN, 0.2245 (returns of 1% and -1%)
 */
export function realisedVolatility(closes: Float64Array, sessions: number, deviation: 'sample' | 'population' = 'sample'): Float64Array {
  const values = rollingDeviation(sessionReturn(closes, 1), sessions, deviation);
  const root = Math.sqrt(yearSessions);
  for (let t = 0; t < values.length; t += 1) values[t] = (values[t] ?? NaN) < thresholdSlack ? 0 : (values[t] ?? NaN) * root;
  return values;
}
