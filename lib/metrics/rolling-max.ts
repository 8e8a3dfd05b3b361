/** Extremes by blocks: each is passed forwards and backwards, and a window joins one of each. */
function rollingExtreme(values: Float64Array, windowSessions: number, side: 'max' | 'min'): Float64Array {
  if (!Number.isInteger(windowSessions) || windowSessions < 1) {
    throw new RangeError(`windowSessions is a whole number of at least 1, not ${windowSessions}`);
  }
  const length = values.length;
  const isMax = side === 'max';
  const none = isMax ? -Infinity : Infinity;
  const extremes = new Float64Array(length).fill(NaN);
  // `tail` holds the extremes from each place of the block before to its end; tail[windowSessions] is empty.
  const tail = new Float64Array(windowSessions + 1).fill(none);
  for (let start = 0; start < length; start += windowSessions) {
    let head = none;
    const end = Math.min(start + windowSessions, length);
    for (let t = start; t < end; t += 1) {
      // Math.max and Math.min keep NaN, so that a missing value leaves with its window.
      const value = values[t] ?? NaN;
      head = isMax ? Math.max(head, value) : Math.min(head, value);
      const place = t - start + 1;
      const before = tail[place] ?? NaN;
      if (start > 0 || place === windowSessions) extremes[t] = isMax ? Math.max(head, before) : Math.min(head, before);
    }
    if (end === length) break;
    let later = none;
    for (let place = windowSessions - 1; place >= 0; place -= 1) {
      const value = values[start + place] ?? NaN;
      later = isMax ? Math.max(later, value) : Math.min(later, value);
      tail[place] = later;
    }
  }
  return extremes;
}

/**
 * Largest of the last `windowSessions` values.
 *
 * **Shape** one series in, one of the same length out. **Units** as the input. **Window** trailing, includes today.
 * **Missing** strict (G5): fewer than `windowSessions` or one NaN inside gives NaN. **Ties/edges** equal values are one maximum.
 * **Source** DEFINITIONS, `distance`; van Herk and Gil-Werman's blocks. Cost O(n) whatever the window.
 *
 * @throws RangeError when `windowSessions` is no whole number of at least 1.
 * @example rollingMax(Float64Array.of(1, 3, 2), 2) // NaN, 3, 3
 */
export function rollingMax(values: Float64Array, windowSessions: number): Float64Array {
  return rollingExtreme(values, windowSessions, 'max');
}

/**
 * Smallest of the last `windowSessions` values; otherwise as `rollingMax`.
 *
 * @throws RangeError when `windowSessions` is no whole number of at least 1.
 * @example rollingMin(Float64Array.of(1, 3, 2), 2) // NaN, 1, 2
 */
export function rollingMin(values: Float64Array, windowSessions: number): Float64Array {
  return rollingExtreme(values, windowSessions, 'min');
}
