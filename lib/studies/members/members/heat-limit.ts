const limits = [0.5, 1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500] as const;
const largest = limits[limits.length - 1] ?? NaN;

/** The first of the limits that a size stays within; how many there are where it exceeds them all. */
function findLimit(size: number): number {
  let place = 0;
  while (place < limits.length && size > (limits[place] ?? NaN)) place += 1;
  return place;
}

/**
 * The value at which the colour of a tile is full: a round number that nine in ten of the values stay within. They are counted by limit and not
 * sorted: of all of history they are millions.
 * **Units** as the values, signs aside. **Missing** NaN is left out; nothing at all gives the smallest limit.
 */
export function chooseHeatLimit(values: Float64Array): number {
  const within = new Uint32Array(limits.length + 1);
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const place = findLimit(Math.abs(value));
    within[place] = (within[place] ?? 0) + 1;
    count += 1;
  }
  if (count === 0) return limits[0];
  // The one before which nine in ten stand.
  let before = Math.floor(count * 0.9);
  for (const [place, limit] of limits.entries()) {
    before -= within[place] ?? 0;
    if (before < 0) return limit;
  }
  const beyond = values
    .map(Math.abs)
    .filter((size) => size > largest)
    .sort();
  return Math.ceil(beyond[before] ?? NaN);
}
