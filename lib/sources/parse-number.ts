const plainPattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const groupedPattern = /^\$?[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/** A decimal number with a point, or null: `N/A`, `Infinity`, exponents, thousands separators and decimal commas are none. */
export function parsePlainNumber(text: string): number | null {
  return plainPattern.test(text) ? Number(text) : null;
}

/** A number as written for people (`$1,234.56`), or null. Commas must stand between groups of three, so a decimal comma is none. */
export function parseGroupedNumber(text: string): number | null {
  return groupedPattern.test(text) ? Number(text.replace(/[$,]/g, '')) : null;
}
