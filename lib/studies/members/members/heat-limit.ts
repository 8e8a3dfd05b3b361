// All of them are whole numbers of halves.
const limits = [0.5, 1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500] as const;
const largest = 500;

/** How large values are, signs aside: counted and not sorted, since of all of history they are millions. */
export interface HeatSizes {
  /** How many are at most so many halves, and more than one half less. */
  readonly halves: Uint32Array;
  /** Those above the largest limit. */
  readonly beyond: number[];
}

export function createHeatSizes(): HeatSizes {
  return { halves: new Uint32Array(2 * largest + 1), beyond: [] };
}

/** **Missing** NaN is left out. */
export function addHeatSize({ halves, beyond }: HeatSizes, value: number): void {
  const size = Math.abs(value);
  if (size > largest) beyond.push(size);
  else if (!Number.isNaN(size)) {
    const place = Math.ceil(2 * size);
    halves[place] = (halves[place] ?? 0) + 1;
  }
}

/**
 * The value at which the colour of a tile is full: a round number that nine in ten of the values stay within.
 * **Units** as the values, signs aside. **Missing** nothing at all gives the smallest limit.
 */
export function chooseHeatLimit({ halves, beyond }: HeatSizes): number {
  const count = halves.reduce((sum, own) => sum + own, beyond.length);
  if (count === 0) return limits[0];
  // The one before which nine in ten stand.
  let before = Math.floor(count * 0.9);
  let place = 0;
  for (const limit of limits) {
    for (; place <= 2 * limit; place += 1) before -= halves[place] ?? 0;
    if (before < 0) return limit;
  }
  return Math.ceil(Float64Array.from(beyond).sort()[before] ?? NaN);
}
