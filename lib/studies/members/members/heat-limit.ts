const limits = [0.5, 1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500] as const;

/**
 * The value at which the colour of a tile is full: a round number that nine in ten of the values stay within.
 * **Units** as the values, signs aside. **Missing** NaN is left out; nothing at all gives the smallest limit.
 */
export function chooseHeatLimit(values: Float64Array): number {
  const sizes = values
    .filter((value) => !Number.isNaN(value))
    .map(Math.abs)
    .sort();
  const most = sizes[Math.floor(sizes.length * 0.9)] ?? sizes.at(-1) ?? 0;
  return limits.find((limit) => limit >= most) ?? Math.ceil(most);
}
