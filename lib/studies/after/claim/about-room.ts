/** The share of a round figure within which something is about it. */
const share = 1 / 20;

/**
 * How far from a figure something may be that is said to be about it, or nearly it. The zeros at the end of a whole number are read as rounding:
 * half a unit of the last digit before them, and a twentieth of the figure at most; of any other figure it is half a unit of its last digit.
 * **Units** those of the figure.
 * @example aboutRoom('20') // 1
 * @example aboutRoom('740') // 5
 * @example aboutRoom('33.9') // 0.05
 */
export function aboutRoom(said: string): number {
  const decimals = said.split('.')[1]?.length ?? 0;
  const half = 0.5 * 10 ** -decimals;
  if (decimals > 0) return half;
  const zeros = /0*$/.exec(said)?.[0].length ?? 0;
  const figure = Math.abs(Number(said.replace('\u2212', '-')));
  return Math.max(half, Math.min(half * 10 ** zeros, figure * share));
}
