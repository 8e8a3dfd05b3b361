import { requireDraws } from '../forward/require-arguments';
import { createRandom, scaleWord } from '../forward/random-source';
import { thresholdSlack } from '../meets-threshold';
import { requireSeasonShape, seasonColumn, type SeasonReturns } from './season-returns';

export interface SeasonTestOptions {
  readonly draws: number;
  /** Decides the draws, so that the same question has the same answer for ever. */
  readonly seed: string;
  /** Periods that fewer years have are not tested. */
  readonly fewestYears: number;
}

/** Every return that a year has, and their mean. */
interface YearPool {
  readonly returns: Float64Array;
  readonly mean: number;
}

/** Draws that are added to year by year at a time, so that their words and sums stay in the cache. */
const blockDraws = 100;

/** Adds a return of one year to the sum of each draw, by the words of its place: `step` of them are a draw's. */
function addDrawn(sums: Float64Array, returns: Float64Array, words: Uint32Array, place: number, step: number): void {
  let at = place;
  for (let draw = 0; draw < sums.length; draw += 1) {
    sums[draw] = (sums[draw] ?? 0) + (returns[scaleWord(words[at] ?? 0, returns.length)] ?? NaN);
    at += step;
  }
}

/** The means of `draws` draws, each of one return of every year of a set. */
function drawMeans(pools: readonly YearPool[], { draws, seed }: SeasonTestOptions): Float64Array {
  const random = createRandom(seed);
  const sums = new Float64Array(draws);
  const words = new Uint32Array(blockDraws * pools.length);
  for (let from = 0; from < draws; from += blockDraws) {
    random.fill(words);
    const block = sums.subarray(from, from + blockDraws);
    pools.forEach(({ returns }, year) => addDrawn(block, returns, words, year, pools.length));
  }
  return sums.map((sum) => sum / pools.length);
}

/** How many draws are as far from the centre as what was reached. */
function countAsFar(means: Float64Array, centre: number, reached: number): number {
  let count = 0;
  for (let draw = 0; draw < means.length; draw += 1) if (Math.abs((means[draw] ?? NaN) - centre) >= reached) count += 1;
  return count;
}

/**
 * How often a part of the year is as far from the others by chance as it was: `p = (1 + b) / (1 + m)`, b of m draws having a mean at least as
 * far, on either side, from what the years that have the period gave in a part of theirs on average.
 *
 * A draw takes one return of each of these years at random: what shuffling the returns of each year among its own parts gives one part. A
 * year that was good as a whole is thus no reason for any of its months to look good. Parts that the same years have share their draws.
 *
 * **Shape** years by periods in, one p per period out. **Units** fractions. **Missing** a year without the period is not drawn from for
 * it; NaN where fewer than `fewestYears` have it. **Ties/edges** distances within 1e-12 are equal and count. Never 0. **Source** DEFINITIONS,
 * `seasons`; Phipson and Smyth 2010. Cost O(draws * years) per set of years.
 *
 * @throws RangeError when draws is no whole number from 1, or the values are not as many as years times periods.
 * @example seasonTest({ values: Float64Array.of(1, 1, 1, 1), yearCount: 2, periodCount: 2 }, { draws: 9, seed: 'a', fewestYears: 1 }) // 1, 1
 */
export function seasonTest(returns: SeasonReturns, options: SeasonTestOptions): Float64Array {
  requireDraws(options.draws);
  requireSeasonShape(returns);
  const { values, yearCount, periodCount } = returns;
  const pools = Array.from({ length: yearCount }, (_, year): YearPool => {
    const own = values.subarray(year * periodCount, (year + 1) * periodCount).filter((value) => !Number.isNaN(value));
    return { returns: own, mean: own.reduce((sum, value) => sum + value, 0) / own.length };
  });
  const known = new Map<string, Float64Array>();
  return Float64Array.from({ length: periodCount }, (_, period) => {
    const column = seasonColumn(returns, period);
    const set = pools.filter((_pool, year) => !Number.isNaN(column[year] ?? NaN));
    if (set.length < Math.max(1, options.fewestYears)) return NaN;
    const key = column.map((value) => (Number.isNaN(value) ? 0 : 1)).join('');
    const means = known.get(key) ?? drawMeans(set, options);
    known.set(key, means);
    const centre = set.reduce((sum, { mean }) => sum + mean, 0) / set.length;
    const own = column.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0) / set.length;
    const reached = Math.abs(own - centre) - thresholdSlack;
    return (1 + countAsFar(means, centre, reached)) / (1 + options.draws);
  });
}
