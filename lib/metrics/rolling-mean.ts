/**
 * Mean of the last `windowSessions` values. Each block of `windowSessions` is summed forwards and backwards and a
 * window joins one of each: nothing is ever subtracted, so there is no drift and a missing value leaves with its window.
 *
 * **Shape** one series in, one of the same length out. **Units** as the input.
 * **Window** trailing, includes today. **Missing** strict (G5): fewer than `windowSessions` or one NaN inside gives NaN.
 * **Ties/edges** a window of 1 is the series itself. Cost O(n) whatever the window.
 * **Source** DEFINITIONS, `distance`; van Herk and Gil-Werman's blocks, used for sums.
 *
 * @throws RangeError when `windowSessions` is no whole number of at least 1.
 * @example rollingMean(Float64Array.of(1, 2, 3), 2) // NaN, 1.5, 2.5
 */
export function rollingMean(values: Float64Array, windowSessions: number): Float64Array {
  if (!Number.isInteger(windowSessions) || windowSessions < 1) {
    throw new RangeError(`windowSessions is a whole number of at least 1, not ${windowSessions}`);
  }
  const length = values.length;
  const means = new Float64Array(length).fill(NaN);
  const tail = new Float64Array(windowSessions + 1);
  for (let start = 0; start < length; start += windowSessions) {
    // `tail` holds the sums from each place of the block before to its end; tail[windowSessions] is empty.
    let head = 0;
    const end = Math.min(start + windowSessions, length);
    for (let t = start; t < end; t += 1) {
      head += values[t] ?? NaN;
      const place = t - start + 1;
      if (start > 0 || place === windowSessions) means[t] = (head + (tail[place] ?? 0)) / windowSessions;
    }
    // After the last block nothing follows; what is read beyond the end of an array is no number, and slows the loop down.
    if (end === length) break;
    let sum = 0;
    for (let place = windowSessions - 1; place >= 0; place -= 1) {
      sum += values[start + place] ?? NaN;
      tail[place] = sum;
    }
  }
  return means;
}
