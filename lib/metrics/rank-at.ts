import { comparable } from './comparable';

/** Where one value stands among those up to it. */
export interface Standing {
  /** 1 is the most extreme; equal values share it. */
  readonly rank: number;
  /** Values counted, its own included. */
  readonly count: number;
  /** Index of the most extreme value other than its own, or -1; the earliest of equals. */
  readonly rival: number;
  /** Fraction of the counted values that are strictly below it. */
  readonly belowFraction: number;
}

/**
 * Standing of the value at `index` among `values[0..index]`, or null where it is missing.
 *
 * **Shape** one series and an index. **Units** as the input. **Window** everything to date (G3).
 * **Missing** NaN is not counted. **Ties/edges** values equal to 12 significant digits (`comparable`) share the best rank. `kind` says which end is rank 1.
 * **Source** DEFINITIONS, `outperformance`. Cost O(n).
 *
 * @example rankAt(Float64Array.of(5, 9, 7), 2, 'largest') // rank 2 of 3, rival 1
 */
export function rankAt(values: Float64Array, index: number, kind: 'largest' | 'smallest'): Standing | null {
  const value = comparable(values[index] ?? NaN);
  if (Number.isNaN(value)) return null;
  const sign = kind === 'largest' ? 1 : -1;
  let rank = 1;
  let count = 0;
  let below = 0;
  let rival = -1;
  let most = NaN;
  for (let s = 0; s <= index; s += 1) {
    const other = comparable(values[s] ?? NaN);
    if (Number.isNaN(other)) continue;
    count += 1;
    if (sign * other > sign * value) rank += 1;
    if (other < value) below += 1;
    if (s === index || (rival >= 0 && !(sign * other > sign * most))) continue;
    rival = s;
    most = other;
  }
  return { rank, count, rival, belowFraction: below / count };
}
