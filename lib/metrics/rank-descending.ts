/**
 * Rank of each value of a cross-section, 1 the largest; equal values share the better rank.
 * **Shape** one value per member; the answer has that length. **Missing** NaN where the value is, and it is not counted (G6).
 * @example rankDescending(Float64Array.of(5, 7, NaN, 7)) // 3, 1, NaN, 1
 */
export function rankDescending(values: Float64Array): Float64Array {
  return values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    let larger = 0;
    for (const other of values) if (other > value) larger += 1;
    return larger + 1;
  });
}
