/** Largest of the last values by a queue of falling candidates: each index enters and leaves once. */
function rollingExtreme(values: Float64Array, windowSessions: number, sign: 1 | -1): Float64Array {
  if (!Number.isInteger(windowSessions) || windowSessions < 1) {
    throw new RangeError(`windowSessions is a whole number of at least 1, not ${windowSessions}`);
  }
  const extremes = new Float64Array(values.length).fill(NaN);
  const queue = new Int32Array(values.length);
  let head = 0;
  let tail = 0;
  let lastMissing = -1;
  for (let t = 0; t < values.length; t += 1) {
    const value = sign * (values[t] ?? NaN);
    if (Number.isNaN(value)) {
      lastMissing = t;
      head = tail;
      continue;
    }
    while (tail > head && sign * (values[queue[tail - 1] ?? 0] ?? NaN) <= value) tail -= 1;
    queue[tail] = t;
    tail += 1;
    if ((queue[head] ?? 0) <= t - windowSessions) head += 1;
    if (t - lastMissing >= windowSessions) extremes[t] = values[queue[head] ?? 0] ?? NaN;
  }
  return extremes;
}

/**
 * Largest of the last `windowSessions` values.
 *
 * **Shape** one series in, one of the same length out. **Units** as the input. **Window** trailing, includes today.
 * **Missing** strict (G5): fewer than `windowSessions` or one NaN inside gives NaN. **Ties/edges** equal values are one maximum.
 * **Source** definitions.md 3 (N-session high). Cost O(n).
 *
 * @throws RangeError when `windowSessions` is no whole number of at least 1.
 * @example rollingMax(Float64Array.of(1, 3, 2), 2) // NaN, 3, 3
 */
export function rollingMax(values: Float64Array, windowSessions: number): Float64Array {
  return rollingExtreme(values, windowSessions, 1);
}

/**
 * Smallest of the last `windowSessions` values; otherwise as `rollingMax`.
 *
 * @throws RangeError when `windowSessions` is no whole number of at least 1.
 * @example rollingMin(Float64Array.of(1, 3, 2), 2) // NaN, 1, 2
 */
export function rollingMin(values: Float64Array, windowSessions: number): Float64Array {
  return rollingExtreme(values, windowSessions, -1);
}
