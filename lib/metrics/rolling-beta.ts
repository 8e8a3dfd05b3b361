import { rollingMoments } from './rolling-moments';

/**
 * Slope of `returns` on `market` over the last `windowSessions` values: covariance over the variance of `market`.
 *
 * **Shape** two series of one length in, one out. **Units** fractions in, a plain number out.
 * **Window** trailing, includes today. **Missing** strict (G5): one NaN in either inside the window gives NaN.
 * **Ties/edges** a market that does not move gives NaN. Cost O(n).
 * **Source** DEFINITIONS, `outperformance` (`hedge=beta`).
 *
 * @throws RangeError when `windowSessions` is no whole number of at least 1, or the lengths differ.
 * @example rollingBeta(Float64Array.of(0, 0.02), Float64Array.of(0, 0.01), 2) // NaN, 2
 */
export function rollingBeta(returns: Float64Array, market: Float64Array, windowSessions: number): Float64Array {
  const { xx, xy } = rollingMoments(market, returns, windowSessions);
  return xy.map((products, t) => {
    const squares = xx[t] ?? NaN;
    return squares > 0 ? products / squares : NaN;
  });
}
