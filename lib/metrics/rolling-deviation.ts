import { rollingMoments } from './rolling-moments';

/**
 * Standard deviation of the last `windowSessions` values: `sample` divides by n-1 (the default), `population` by n.
 *
 * **Shape** one series in, one of the same length out. **Units** as the input. **Window** trailing, includes today.
 * **Missing** strict (G5): fewer than `windowSessions` or one NaN inside gives NaN.
 * **Ties/edges** equal values give 0; a sample of one gives NaN. Cost O(n).
 * **Source** DEFINITIONS, `distance`; Welford 1962 (see `rollingMoments`).
 *
 * @throws RangeError when `windowSessions` is no whole number of at least 1.
 * @example rollingDeviation(Float64Array.of(1, 3), 2, 'population') // NaN, 1
 */
export function rollingDeviation(
  values: Float64Array,
  windowSessions: number,
  deviation: 'sample' | 'population' = 'sample',
): Float64Array {
  const { xx } = rollingMoments(values, values, windowSessions);
  const divisor = deviation === 'sample' ? windowSessions - 1 : windowSessions;
  for (let t = 0; t < xx.length; t += 1) xx[t] = Math.sqrt((xx[t] ?? NaN) / divisor);
  return xx;
}
