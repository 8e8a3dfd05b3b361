/** Fewer than this the library's sort has in order before the buckets are made. */
const fewestValues = 64;
/** Buckets for each value: with two most are in order once they stand in theirs, and more leave the cache. */
const bucketsPerValue = 2;
/** How far values may move inside of the buckets, per value; clustered ones that move further are left to the library's sort. */
const mostMoves = 16;

/** Puts values that are nearly in order into order; false where that would take too long. */
function settle(values: Float64Array): boolean {
  let moves = mostMoves * values.length;
  for (let at = 1; at < values.length; at += 1) {
    const value = values[at] ?? NaN;
    let place = at;
    while (place > 0 && (values[place - 1] ?? NaN) > value) {
      values[place] = values[place - 1] ?? NaN;
      place -= 1;
    }
    values[place] = value;
    moves -= at - place;
    if (moves < 0) return false;
  }
  return true;
}

/** The values of a series that are there, and marked with 1 where marks are given, in ascending order and an array of their own. */
export type Sorter = (values: Float64Array, marks?: Uint8Array | null) => Float64Array;

/**
 * Sorts series of at most `most` values, one after the other: what it works in is laid out once.
 *
 * **Shape** one series in, at most its length out. **Units** as the input. **Missing** NaN is left out.
 * **Ties/edges** 0 and -0 are equal, in no order. **Source** two buckets for each value, equally wide from the smallest to the largest, then insertion:
 * an eighth of what the sort of typed arrays takes, which values that lie in clusters are left to. Cost O(n).
 *
 * @throws RangeError of a series that is longer than `most`.
 * @example createSorter(3)(Float64Array.of(2, NaN, 1)) // 1, 2
 */
export function createSorter(most: number): Sorter {
  const present = new Float64Array(most);
  const buckets = new Uint32Array(most < fewestValues ? 0 : most);
  const starts = new Uint32Array(bucketsPerValue * buckets.length + 1);
  return (values, marks = null) => {
    if (values.length > most) throw new RangeError(`a series of ${values.length} values, where at most ${most} are sorted`);
    let count = 0;
    let least = Infinity;
    let largest = -Infinity;
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? NaN;
      if (Number.isNaN(value) || (marks !== null && marks[at] !== 1)) continue;
      present[count] = value;
      count += 1;
      if (value < least) least = value;
      if (value > largest) largest = value;
    }
    const last = bucketsPerValue * count - 1;
    const perBucket = last / (largest - least);
    if (count < fewestValues || !(perBucket > 0 && perBucket < Infinity)) return present.slice(0, count).sort();
    starts.fill(0, 0, last + 2);
    for (let at = 0; at < count; at += 1) {
      const bucket = Math.min(((present[at] ?? NaN) - least) * perBucket, last) >>> 0;
      buckets[at] = bucket;
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
    }
    for (let bucket = 1; bucket <= last; bucket += 1) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    const sorted = new Float64Array(count);
    for (let at = 0; at < count; at += 1) {
      const bucket = buckets[at] ?? 0;
      const place = starts[bucket] ?? 0;
      sorted[place] = present[at] ?? NaN;
      starts[bucket] = place + 1;
    }
    return settle(sorted) ? sorted : sorted.sort();
  };
}

/**
 * The values that are there, ascending; as `createSorter`, of one series. The input keeps its order.
 * **Missing** NaN is left out.
 * @example sortedValues(Float64Array.of(2, NaN, 1)) // 1, 2
 */
export function sortedValues(values: Float64Array): Float64Array {
  return createSorter(values.length)(values);
}
