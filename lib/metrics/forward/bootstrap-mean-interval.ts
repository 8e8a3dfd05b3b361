import { sortedValues } from '../sort-ascending';
import type { Interval } from './event-study-types';
import { quantileOfSorted } from './quantile';
import { scaleWord, type RandomSource } from './random-source';
import { requireDraws } from './require-arguments';

/**
 * The 95% percentile bootstrap interval of a mean: the 2.5% and 97.5% quantiles (type 7) of the means of `resamples`
 * samples drawn from the values with replacement, each as large as they are.
 *
 * **Shape** one series of independent values, one interval. **Units** as the input. **Missing** NaN is left out; null with fewer than
 * two values. **Ties/edges** within the smallest and the largest value; with few values too narrow, which is why fewer than
 * five are shown grey. **Source** Efron 1979; DEFINITIONS, `forward`. Cost O(resamples * n).
 *
 * @throws RangeError when `resamples` is no whole number from 1.
 * @example bootstrapMeanInterval(Float64Array.of(1, 1, 1), 1000, createRandom('a')) // 1 to 1
 */
export function bootstrapMeanInterval(values: Float64Array, resamples: number, random: RandomSource): Interval | null {
  requireDraws(resamples);
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length < 2) return null;
  const means = new Float64Array(resamples);
  const words = new Uint32Array(present.length);
  for (let sample = 0; sample < resamples; sample += 1) {
    random.fill(words);
    let sum = 0;
    for (let drawn = 0; drawn < words.length; drawn += 1) sum += present[scaleWord(words[drawn] ?? 0, words.length)] ?? NaN;
    means[sample] = sum / present.length;
  }
  const sorted = sortedValues(means);
  return { lower: quantileOfSorted(sorted, 0.025), upper: quantileOfSorted(sorted, 0.975) };
}
