/**
 * Highest value so far, today included.
 * **Shape** one series; the answer has its length. **Units** as given. **Window** all history up to each session.
 * **Missing** a gap is skipped: the maximum stands (G8); NaN before the first value. **Source** DEFINITIONS, `records`.
 * @example runningMax(Float64Array.of(NaN, 2, 1, NaN, 3)) // NaN, 2, 2, 2, 3
 */
export function runningMax(values: Float64Array): Float64Array {
  const highest = new Float64Array(values.length);
  let top = NaN;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] ?? NaN;
    if (value > top || Number.isNaN(top)) top = value;
    highest[t] = top;
  }
  return highest;
}
