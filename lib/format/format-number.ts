export interface NumberFormat {
  /** Digits after the point, 2 unless told. */
  readonly decimals?: number;
  /** Whether a positive value carries a plus sign. A value that rounds to zero never has a sign. */
  readonly sign?: boolean;
}

/** What stands where a value is missing. */
export const missingText = '–';

const minus = '\u2212';

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * A number as text: comma between thousands, point, a real minus sign (U+2212). The same in every locale.
 * **Missing**: null, undefined, NaN and infinities give an en dash. **Edges**: what rounds to zero is `0.00`, unsigned.
 * @example formatNumber(-1234.5) // '−1,234.50'
 */
export function formatNumber(value: number | null | undefined, { decimals = 2, sign = false }: NumberFormat = {}): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return missingText;
  // From 1e21 on toFixed answers in exponents; BigInt keeps plain digits there.
  const size = Math.abs(value);
  const fixed = size < 1e21 ? size.toFixed(decimals) : `${BigInt(size)}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
  const [whole = '0', fraction] = fixed.split('.');
  const text = fraction === undefined ? groupThousands(whole) : `${groupThousands(whole)}.${fraction}`;
  if (!/[1-9]/.test(fixed)) return text;
  if (value < 0) return `${minus}${text}`;
  return sign ? `+${text}` : text;
}

/**
 * A value that is already in percent, with its sign: `formatPercent(-33.92)` is '−33.92%'.
 * **Missing**: an en dash without the percent sign.
 */
export function formatPercent(value: number | null | undefined, format: NumberFormat = {}): string {
  const text = formatNumber(value, format);
  return text === missingText ? text : `${text}%`;
}

/**
 * A difference of returns in percentage points: `formatPoints(9.92, { sign: true })` is '+9.92 pp'.
 * **Missing**: an en dash without the unit.
 */
export function formatPoints(value: number | null | undefined, format: NumberFormat = {}): string {
  const text = formatNumber(value, format);
  return text === missingText ? text : `${text} pp`;
}

/**
 * The same in a sentence, in words: `sayPoints(9.92, { sign: true })` is '+9.92 points'.
 * **Missing**: an en dash without the unit.
 */
export function sayPoints(value: number | null | undefined, format: NumberFormat = {}): string {
  const text = formatNumber(value, format);
  return text === missingText ? text : `${text} points`;
}
