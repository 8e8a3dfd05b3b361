import { rollingMin } from './rolling-max';
import { rollingMean } from './rolling-mean';

/**
 * Sahm's rise of unemployment: the mean of the last three months less the least such mean of the twelve months before.
 * **Shape** one monthly series in, one of the same length out. **Units** as the input (percentage points). **Window** trailing, 15 months, includes today.
 * **Missing** strict (G5): NaN where one of the 15 is missing. **Ties/edges** negative while the mean is below all of the twelve.
 * **Source** Sahm 2019, whose threshold is 0.5.
 * @example sahmRise(new Float64Array(15).fill(4))[14] // 0
 */
export function sahmRise(rates: Float64Array): Float64Array {
  const means = rollingMean(rates, 3);
  const least = rollingMin(means, 12);
  return means.map((mean, t) => mean - (least[t - 1] ?? NaN));
}
