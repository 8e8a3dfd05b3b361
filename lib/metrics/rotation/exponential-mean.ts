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
  const means = new Float64Array(values.length);
  for (let t = 0; t < means.length; t += 1) {
    const value = values[t] ?? NaN;
    mean = Number.isNaN(value) || Number.isNaN(mean) ? value : mean + weight * (value - mean);
    means[t] = mean;
  }
  return means;
}
