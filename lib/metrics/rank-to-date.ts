import { comparableValues } from './comparable';

/** One merge of two sorted runs of `order` (largest value first): what stands before a later value from the earlier run is larger. */
function mergeRuns(
  values: Float64Array,
  from: Int32Array,
  to: Int32Array,
  larger: Int32Array,
  start: number,
  middle: number,
  end: number,
): void {
  let left = start;
  let right = middle;
  for (let place = start; place < end; place += 1) {
    const earlier = from[left] ?? 0;
    const later = from[right] ?? 0;
    // Strictly larger goes first, so that equal values are not counted and share the best rank.
    if (right >= end || (left < middle && (values[earlier] ?? NaN) > (values[later] ?? NaN))) {
      to[place] = earlier;
      left += 1;
    } else {
      to[place] = later;
      larger[later] = (larger[later] ?? 0) + left - start;
      right += 1;
    }
  }
}

/**
 * Rank of each value among those up to and including it; 1 is the largest.
 *
 * **Shape** one series in, one of the same length out. **Units** ranks. **Window** everything to date; reads nothing later (G9).
 * **Missing** NaN has rank NaN and is not counted. **Ties/edges** values equal to 12 significant digits (`comparable`) share the best rank; the first value has rank 1.
 * **Source** G3. Cost O(n log n): a merge sort that counts the earlier larger values as it goes.
 *
 * @example rankToDate(Float64Array.of(5, 7, 7, 6)) // 1, 1, 1, 3
 */
export function rankToDate(values: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length).fill(NaN);
  const compared = comparableValues(values);
  const present = new Int32Array(values.length);
  let size = 0;
  for (let t = 0; t < values.length; t += 1) {
    if (Number.isNaN(values[t] ?? NaN)) continue;
    present[size] = t;
    size += 1;
  }
  const larger = new Int32Array(values.length);
  let from = present;
  let to = new Int32Array(values.length);
  for (let width = 1; width < size; width *= 2) {
    for (let start = 0; start < size; start += 2 * width) {
      mergeRuns(compared, from, to, larger, start, Math.min(start + width, size), Math.min(start + 2 * width, size));
    }
    [from, to] = [to, from];
  }
  for (let place = 0; place < size; place += 1) {
    const t = from[place] ?? 0;
    ranks[t] = (larger[t] ?? 0) + 1;
  }
  return ranks;
}
