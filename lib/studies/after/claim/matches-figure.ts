/** Half a unit of the last digit and a hair, so that 11.545 counts as 11.5 and as 11.55. */
const hair = 1e-9;

/**
 * Whether a figure as it was printed can be `value` rounded: they differ by at most half a unit of its last digit. Of
 * what has a side of its own (`isSize`) the size alone is compared where there is no sign in print: "fell 33.92%" is said of -33.92.
 * **Units** both in the unit that was printed. **Missing** NaN never matches; nothing said matches everything.
 * @example matchesFigure('11.5', 11.54) // true
 */
export function matchesFigure(said: string, value: number, isSize = true): boolean {
  if (said === '') return true;
  const text = said.replace('\u2212', '-');
  const figure = Number(text);
  const decimals = text.split('.')[1]?.length ?? 0;
  const signed = !isSize || /^[+-]/.test(text);
  const difference = signed ? value - figure : Math.abs(value) - Math.abs(figure);
  return Math.abs(difference) <= 0.5 * 10 ** -decimals + hair;
}
