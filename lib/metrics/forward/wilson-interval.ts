import type { Interval } from './event-study-types';

/** The 97.5% point of the normal distribution: both sides of 95%. */
const z = 1.959963984540054;

/**
 * The 95% Wilson score interval of a share: what the true share may be when `successes` of `count` independent trials succeeded.
 *
 * **Shape** two counts, one interval. **Units** fractions. **Missing** null without a trial. **Ties/edges** within 0 and 1, and of
 * some width even at 0 and at `count` successes; too narrow where the trials overlap. **Source** Wilson 1927; DEFINITIONS, `forward`.
 *
 * @throws RangeError when the counts are not whole or `successes` is not from 0 to `count`.
 * @example wilsonInterval(3, 4) // 0.301 to 0.954
 */
export function wilsonInterval(successes: number, count: number): Interval | null {
  if (!Number.isInteger(count) || !Number.isInteger(successes) || successes < 0 || successes > count) {
    throw new RangeError(`successes and count are whole and 0 <= successes <= count, not ${successes} of ${count}`);
  }
  if (count === 0) return null;
  const share = successes / count;
  const scale = 1 + z ** 2 / count;
  const middle = (share + z ** 2 / (2 * count)) / scale;
  const reach = (z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2))) / scale;
  return { lower: successes === 0 ? 0 : middle - reach, upper: successes === count ? 1 : middle + reach };
}
