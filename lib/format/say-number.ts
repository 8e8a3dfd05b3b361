/**
 * A number as it was written, made readable: commas between thousands, a real minus sign, its digits kept.
 * @example sayNumber('-5000.50') // '−5,000.50'
 */
export function sayNumber(text: string): string {
  const [, sign = '', whole = '', rest = ''] = /^([+\-\u2212]?)(\d*)(.*)$/.exec(text) ?? [];
  return `${sign === '-' ? '\u2212' : sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}
