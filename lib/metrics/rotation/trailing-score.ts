import { rollingDeviation } from '../rolling-deviation';
import { rollingMean } from '../rolling-mean';
import { findFirstClose } from '../series-bounds';

/** A deviation this small beside the mean, or beside the size of what the values are differences of, is one of rounding alone. */
const least = 1e-12;

/**
 * How many sample deviations a value stands above the mean of its trailing window, today included.
 *
 * **Shape** one series in, one of the same length out. **Units** deviations.
 * **Window** the last `windowSessions` values, or all since the first where those are at least `fewest`.
 * **Missing** a window that spans a missing value, or holds fewer than `fewest`, gives NaN (G5, G8).
 * **Ties/edges** a window without deviation, beyond rounding, gives 0. **Source** DEFINITIONS, `rotation`.
 * @param size of what the values are differences of; 0 where they are none.
 * @example trailingScore(Float64Array.of(1, 2, 3), 3) // NaN, NaN, 1
 */
export function trailingScore(values: Float64Array, windowSessions: number, fewest = windowSessions, size = 0): Float64Array {
  const first = findFirstClose(values);
  const means = rollingMean(values, windowSessions);
  const deviations = rollingDeviation(values, windowSessions);
  const scores = new Float64Array(values.length);
  for (let t = 0; t < scores.length; t += 1) scores[t] = scoreOf(values[t] ?? NaN, means[t] ?? NaN, deviations[t] ?? NaN, size);
  // The windows that are not whole yet, each by itself: there are fewer than one window of them.
  for (let t = first + fewest - 1; first >= 0 && t < Math.min(first + windowSessions - 1, values.length); t += 1) {
    const part = values.subarray(first, t + 1);
    const [mean, deviation] = [rollingMean(part, part.length).at(-1) ?? NaN, rollingDeviation(part, part.length).at(-1) ?? NaN];
    scores[t] = scoreOf(values[t] ?? NaN, mean, deviation, size);
  }
  return scores;
}

function scoreOf(value: number, mean: number, deviation: number, size: number): number {
  return deviation <= least * Math.max(Math.abs(mean), size) ? 0 : (value - mean) / deviation;
}
