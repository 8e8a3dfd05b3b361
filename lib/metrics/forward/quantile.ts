import { sortedValues } from '../sort-ascending';

/**
 * A quantile of values that ascend: type 7 of Hyndman and Fan, `x_j + g (x_{j+1} - x_j)` with `j + g = (n - 1) fraction`.
 *
 * **Shape** one series, one number. **Units** as the input. **Missing** must hold no NaN; NaN when empty.
 * **Ties/edges** 0 is the smallest, 1 the largest, 0.5 the median as everybody means it. **Source** Hyndman and Fan 1996
 * (the default of R, NumPy and spreadsheets). Cost O(1).
 *
 * @throws RangeError when `fraction` is not from 0 to 1.
 * @example quantileOfSorted(Float64Array.of(1, 2, 3, 10), 0.5) // 2.5
 */
export function quantileOfSorted(sorted: Float64Array, fraction: number): number {
  if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`a quantile lies from 0 to 1, not at ${fraction}`);
  if (sorted.length === 0) return NaN;
  const place = (sorted.length - 1) * fraction;
  const below = Math.floor(place);
  const lower = sorted[below] ?? NaN;
  if (place === below) return lower;
  return lower + (place - below) * ((sorted[below + 1] ?? NaN) - lower);
}

/**
 * A quantile of values in any order; otherwise as `quantileOfSorted`. **Missing** NaN is left out.
 * @throws RangeError when `fraction` is not from 0 to 1.
 * @example quantile(Float64Array.of(3, NaN, 1), 0.5) // 2
 */
export function quantile(values: Float64Array, fraction: number): number {
  return quantileOfSorted(sortedValues(values), fraction);
}
