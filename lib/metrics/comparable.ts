// Powers of ten that a double holds exactly.
const powers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const significantDigits = 12;
/** Relative room within which two values may round to one. */
export const comparableRoom = 1e-11;

/**
 * A value as ranks compare it: rounded to 12 significant digits, so that values that differ by the rounding of a division alone are equal.
 * **Units** as the input. **Missing** NaN stays. **Ties/edges** halves are rounded away from zero; 0 and infinities stay.
 * **Source** DEFINITIONS, `records`.
 * @example comparable(0.1 + 0.2) // 0.3
 */
export function comparable(value: number): number {
  const size = Math.abs(value);
  if (!(size > 0) || size === Infinity) return value;
  const scale = powers[significantDigits - 1 - Math.floor(Math.log10(size))];
  if (scale === undefined) return Number(value.toPrecision(significantDigits));
  const rounded = Math.round(size * scale) / scale;
  return value < 0 ? -rounded : rounded;
}

/**
 * Values as ranks compare them; otherwise as `comparable`.
 * **Shape** one series in, one of the same length out.
 * @example comparableValues(Float64Array.of(0.1 + 0.2, NaN)) // 0.3, NaN
 */
export function comparableValues(values: Float64Array): Float64Array {
  const compared = new Float64Array(values.length);
  for (let t = 0; t < compared.length; t += 1) compared[t] = comparable(values[t] ?? NaN);
  return compared;
}
