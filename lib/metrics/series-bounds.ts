/**
 * Index of the first close, -1 when there is none.
 * **Shape** one series. **Missing** NaN is no close.
 * @example findFirstClose(Float64Array.of(NaN, 5)) // 1
 */
export function findFirstClose(closes: Float64Array): number {
  for (let t = 0; t < closes.length; t += 1) {
    if (!Number.isNaN(closes[t] ?? NaN)) return t;
  }
  return -1;
}

/**
 * Index of the last close, -1 when there is none.
 * **Shape** one series. **Missing** NaN is no close.
 * @example findLastClose(Float64Array.of(5, NaN)) // 0
 */
export function findLastClose(closes: Float64Array): number {
  for (let t = closes.length - 1; t >= 0; t -= 1) {
    if (!Number.isNaN(closes[t] ?? NaN)) return t;
  }
  return -1;
}

/**
 * Indexes of the gaps of a series: sessions without a close strictly between its first and its last (G8).
 * **Shape** one series; ascending indexes. **Missing** before the first close it is not listed, after the last stale: neither is a gap.
 * @example findGaps(Float64Array.of(NaN, 5, NaN, 6, NaN)) // [2]
 */
export function findGaps(closes: Float64Array): number[] {
  const last = findLastClose(closes);
  const gaps: number[] = [];
  for (let t = findFirstClose(closes) + 1; t < last; t += 1) {
    if (Number.isNaN(closes[t] ?? NaN)) gaps.push(t);
  }
  return gaps;
}

/**
 * How many gaps a series has: the length of `findGaps`, without the list.
 * @example countGaps(Float64Array.of(5, NaN, 6)) // 1
 */
export function countGaps(closes: Float64Array): number {
  const last = findLastClose(closes);
  let count = 0;
  for (let t = findFirstClose(closes) + 1; t < last; t += 1) {
    if (Number.isNaN(closes[t] ?? NaN)) count += 1;
  }
  return count;
}
