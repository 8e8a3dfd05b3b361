// Twice what float32 can be off by: prices may have been scaled once since.
const float32Error = 2 ** -23;

function roundTo(value: number, scale: number): number {
  return Math.round(value * scale) / scale;
}

/**
 * A price as it is stored: its two-decimal value where it lies within float32 error of it, else the value as given.
 *
 * **Shape**: number -> number. **Units**: price. **Missing**: not for missing values; call it with a finite positive price.
 * **Ties/edges**: tolerance is `x * 2^-23`, inclusive, so that a price of six decimals beside a cent is kept; one that would become 0 is kept.
 * **Source**: G1.
 * @example snapClose(3824.139892578125) // 3824.14
 */
export function snapClose(price: number): number {
  const cents = roundTo(price, 100);
  return cents > 0 && Math.abs(price - cents) <= price * float32Error ? cents : price;
}

/**
 * A float32 price of a provider as it is stored: snapped, else rounded to six decimals, where float32 noise starts.
 * A price too small for six decimals is kept.
 */
export function snapWidenedPrice(price: number): number {
  const snapped = snapClose(price);
  const rounded = roundTo(snapped, 1e6);
  return rounded > 0 ? rounded : price;
}

/**
 * A dividend-adjusted price beside its close: the stored close where both were given equal (so that equal columns stay
 * equal), else six decimals.
 */
export function snapAdjusted(adjusted: number, givenClose: number, storedClose: number): number {
  if (adjusted === givenClose) return storedClose;
  const rounded = roundTo(adjusted, 1e6);
  return rounded > 0 ? rounded : adjusted;
}
