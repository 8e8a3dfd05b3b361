/**
 * The sum of the last `sessions` values.
 *
 * **Shape** one series in, one of the same length out. **Units** those of the input. **Window** trailing, includes today, strict (G5).
 * **Missing** one missing value makes the windows that span it missing. **Source** DEFINITIONS, `thrusts`. Meant for counts: sums of whole
 * numbers are exact however they are moved along.
 *
 * @throws RangeError when the window is no whole number of at least 1.
 * @example rollingSum(Float64Array.of(1, 2, 3), 2) // NaN, 3, 5
 */
export function rollingSum(values: Float64Array, sessions: number): Float64Array {
  if (!Number.isInteger(sessions) || sessions < 1) throw new RangeError(`a window has a whole number of sessions from 1, not ${sessions}`);
  const sums = new Float64Array(values.length).fill(NaN);
  let sum = 0;
  let present = 0;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] ?? NaN;
    if (Number.isNaN(value)) {
      sum = 0;
      present = 0;
      continue;
    }
    sum += value;
    present += 1;
    if (present > sessions) {
      sum -= values[t - sessions] ?? NaN;
      present = sessions;
    }
    if (present === sessions) sums[t] = sum;
  }
  return sums;
}
