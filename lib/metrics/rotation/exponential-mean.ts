/**
 * Exponential mean with weight 2/(n+1), seeded with the first value.
 *
 * **Shape** one series in, one of the same length out. **Units** as the input.
 * **Missing** a missing value is missing, and the mean starts over with the next one as its seed (G8).
 * **Ties/edges** a mean of one is the series itself. **Source** DEFINITIONS, `rotation`.
 * @example exponentialMean(Float64Array.of(1, 2), 3) // 1, 1.5
 */
export function exponentialMean(values: Float64Array, windowSessions: number): Float64Array {
  const weight = 2 / (windowSessions + 1);
  let mean = NaN;
  return values.map((value) => {
    mean = Number.isNaN(value) || Number.isNaN(mean) ? value : mean + weight * (value - mean);
    return mean;
  });
}
