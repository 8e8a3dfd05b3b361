/** First place in ascending `sorted` that is not below `value`. */
function findPlace(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? NaN) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Rank of each value among those up to and including it; 1 is the largest.
 *
 * **Shape** one series in, one of the same length out. **Units** ranks. **Window** everything to date; reads nothing later (G9).
 * **Missing** NaN has rank NaN and is not counted. **Ties/edges** equal values share the best rank; the first value has rank 1.
 * **Source** definitions.md G3. Cost O(n log n) by a Fenwick tree over the sorted values.
 *
 * @example rankToDate(Float64Array.of(5, 7, 7, 6)) // 1, 1, 1, 3
 */
export function rankToDate(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const size = sorted.length;
  const tree = new Int32Array(size + 1);
  const ranks = new Float64Array(values.length).fill(NaN);
  let seen = 0;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] ?? NaN;
    if (Number.isNaN(value)) continue;
    const place = findPlace(sorted, value) + 1;
    let notAbove = 0;
    for (let node = place; node > 0; node -= node & -node) notAbove += tree[node] ?? 0;
    // Equal values all sit at their first place, so what is counted here is everything not larger.
    ranks[t] = seen - notAbove + 1;
    for (let node = place; node <= size; node += node & -node) tree[node] = (tree[node] ?? 0) + 1;
    seen += 1;
  }
  return ranks;
}
