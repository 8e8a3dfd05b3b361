import { requireDraws } from '../forward/require-arguments';
import { createRandom } from '../forward/random-source';
import { openKernel } from '../kernel/open-kernel';
import { thresholdSlack } from '../meets-threshold';
import { drawSource, type DrawFunctions } from './draw-kernel';
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
const [wordBytes, doubleBytes] = [4, 8];

/** The means of as many draws as there are words for, each of one return of every year of a set: a word a year, those of a draw one after the other. */
function drawMeans(pools: readonly YearPool[], draws: number, words: Uint32Array): Float64Array {
  const { length: years } = pools;
  const means = new Float64Array(draws);
  let taken = blockDraws * doubleBytes;
  const placed = pools.map(({ returns }) => {
    const at = taken;
    taken += returns.length * doubleBytes;
    return { returns, at };
  });
  const { functions, memory } = openKernel<DrawFunctions>(drawSource, taken + blockDraws * years * wordBytes);
  for (const { returns, at } of placed) new Float64Array(memory.buffer, at, returns.length).set(returns);
  const sums = new Float64Array(memory.buffer, 0, blockDraws);
  const blockWords = new Uint32Array(memory.buffer, taken, blockDraws * years);
  for (let from = 0; from < draws; from += blockDraws) {
    const count = Math.min(blockDraws, draws - from);
    blockWords.set(words.subarray(from * years, (from + count) * years));
    sums.fill(0);
    placed.forEach(({ returns, at }, year) =>
      functions.add(0, count * doubleBytes, at, returns.length, taken + year * wordBytes, years * wordBytes),
    );
    means.set(sums.subarray(0, count), from);
  }
  for (let draw = 0; draw < draws; draw += 1) means[draw] = (means[draw] ?? NaN) / years;
  return means;
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
  // Every set of years is drawn by the same stream.
  const words = new Uint32Array(options.draws * yearCount);
  createRandom(options.seed).fill(words);
  const known = new Map<string, Float64Array>();
  return Float64Array.from({ length: periodCount }, (_, period) => {
    const column = seasonColumn(returns, period);
    const set = pools.filter((_pool, year) => !Number.isNaN(column[year] ?? NaN));
    if (set.length < Math.max(1, options.fewestYears)) return NaN;
    const key = column.map((value) => (Number.isNaN(value) ? 0 : 1)).join('');
    const means = known.get(key) ?? drawMeans(set, options.draws, words);
    known.set(key, means);
    const centre = set.reduce((sum, { mean }) => sum + mean, 0) / set.length;
    const own = column.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0) / set.length;
    const reached = Math.abs(own - centre) - thresholdSlack;
    return (1 + countAsFar(means, centre, reached)) / (1 + options.draws);
  });
}
