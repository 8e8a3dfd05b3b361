import { magnificentSymbols } from '@/lib/market/groups';
import type { Market } from '@/lib/market/market';
import { makeMarket } from './make-market';

/** The ten default instruments. */
export const defaultSymbols = ['SPX', 'RUT', 'NDX', ...magnificentSymbols] as const;

/** Closes of a fixed generator with calm and wild spells and a hole now and then, never at either end: the same for the same seed. */
export function makeRandomCloses(seed: number, count: number): number[] {
  let state = seed;
  let close = 100;
  let size = 0.02;
  return Array.from({ length: count }, (_, t) => {
    state = (1_103_515_245 * state + 12_345) % 2_147_483_648;
    if (state % 97 === 0) size = 0.01 + (state % 7) / 100;
    close *= 1 + (state / 2_147_483_648 - 0.49) * size;
    return t > 0 && t < count - 1 && state % 311 === 0 ? NaN : Math.round(close * 100) / 100;
  });
}

/** A market of the ten default instruments and the baskets: the same for the same seed. */
export function makeRandomMarket(seed: number, count: number, holes = true): Market {
  const fill = (closes: readonly number[]): number[] => {
    let last = 100;
    return closes.map((close) => (last = Number.isNaN(close) ? last : close));
  };
  return makeMarket(
    '2021-03-01',
    Object.fromEntries(
      defaultSymbols.map((symbol, place) => {
        const closes = makeRandomCloses(seed + place * 7919, count);
        return [symbol, holes ? closes : fill(closes)];
      }),
    ),
  );
}
