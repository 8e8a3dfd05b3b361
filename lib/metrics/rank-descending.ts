import { comparableValues } from './comparable';

/**
 * Rank of each value of a cross-section, 1 the largest; values equal to 12 significant digits (`comparable`) share the better rank.
 * **Shape** one value per member; the answer has that length. **Missing** NaN where the value is, and it is not counted (G6). Cost O(n log n).
 * @example rankDescending(Float64Array.of(5, 7, NaN, 7)) // 3, 1, NaN, 1
 */
export function rankDescending(values: Float64Array): Float64Array {
  const compared = comparableValues(values);
  const sorted = compared
    .filter((value) => !Number.isNaN(value))
    .sort()
    .reverse();
  const ranks = new Map<number, number>();
  sorted.forEach((value, place) => {
    if (!ranks.has(value)) ranks.set(value, place + 1);
  });
  return compared.map((value) => ranks.get(value) ?? NaN);
}
