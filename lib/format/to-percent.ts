/**
 * A fraction in percent: the only place where one becomes the other, so nothing is multiplied twice.
 * **Units**: fraction in, percent out, unrounded. **Missing**: NaN stays NaN.
 */
export function toPercent(fraction: number): number {
  return fraction * 100;
}
