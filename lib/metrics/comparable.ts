const significantDigits = 12;
/** Relative room within which two values may round to one. */
export const comparableRoom = 1e-11;

// What `comparable` needs to know of a value, by its sign and power of two, the first twelve of its bits: taking a logarithm of each value was most
// of what ranks cost. Scales are powers of ten that a double holds exactly, 0 where none is.
const kinds = 2 ** 12;
const bits = new DataView(new ArrayBuffer(8));
const exactPowers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const decades = Array.from({ length: kinds }, (_, kind) => Math.floor(Math.log10(2 ** ((kind & 2047) - 1023))));
const scaleOf = (decade: number): number => exactPowers[significantDigits - 1 - decade] ?? 0;
/** The power of ten that may lie among values of a kind, and the scales of those below it and from it on. */
const nextPower = Float64Array.from(decades, (decade) => Number(`1e${decade + 1}`));
const scaleBelow = Float64Array.from(decades, scaleOf);
const scaleFrom = Float64Array.from(decades, (decade) => scaleOf(decade + 1));
const half = Float64Array.from({ length: kinds }, (_, kind) => (kind < kinds / 2 ? 0.5 : -0.5));

/**
 * A value as ranks compare it: rounded to 12 significant digits, so that values that differ by the rounding of a division alone are equal.
 * **Units** as the input. **Missing** NaN stays. **Ties/edges** halves are rounded away from zero; 0 and infinities stay.
 * **Source** DEFINITIONS, `records`.
 * @example comparable(0.1 + 0.2) // 0.3
 */
export function comparable(value: number): number {
  bits.setFloat64(0, value);
  const kind = bits.getUint16(0) >>> 4;
  const scale = (Math.abs(value) < (nextPower[kind] ?? NaN) ? scaleBelow : scaleFrom)[kind] ?? 0;
  if (scale > 0) return Math.trunc(value * scale + (half[kind] ?? NaN)) / scale;
  return value === 0 || !Number.isFinite(value) ? value : Number(value.toPrecision(significantDigits));
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
