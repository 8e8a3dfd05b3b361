/** A close this near its mean, relative to it, is a tie: rounding could have put it on either side. */
export const meanTie = 1e-12;

/**
 * Whether a close stands above its mean.
 * **Units** levels. **Missing** false where either is NaN. **Ties/edges** strict beyond 1e-12 of the mean, so that a mean that is hit is not
 * passed. **Source** DEFINITIONS, `distance`.
 * @example isAboveMean(100, 100 - 1e-12) // false
 */
export function isAboveMean(close: number, mean: number): boolean {
  return close > mean * (1 + meanTie);
}
