import { quantileOfSorted } from '../forward/quantile';
import { sortedValues } from '../sort-ascending';

/** The same part of several years in figures. */
export interface SeasonSummary {
  /** Years that have it. */
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly higherShare: number;
  /** Place of the year with the largest and the smallest value; -1 where no year has one. */
  readonly best: number;
  readonly worst: number;
}

/**
 * The returns of one month, week or session of the year over several years.
 *
 * **Shape** one value per year. **Units** fractions. **Missing** a year without a value is left out of everything; none gives NaN.
 * **Ties/edges** a return of exactly 0 is not higher; of equal years the earlier is the best, and the worst. **Source** DEFINITIONS, `seasons`.
 *
 * @example seasonSummary(Float64Array.of(0.02, NaN, -0.01)).mean // 0.005
 */
export function seasonSummary(returns: Float64Array): SeasonSummary {
  const sorted = sortedValues(returns);
  let [sum, higher, best, worst] = [0, 0, -1, -1];
  for (const value of sorted) {
    sum += value;
    if (value > 0) higher += 1;
  }
  returns.forEach((value, year) => {
    if (Number.isNaN(value)) return;
    if (best < 0 || value > (returns[best] ?? NaN)) best = year;
    if (worst < 0 || value < (returns[worst] ?? NaN)) worst = year;
  });
  const count = sorted.length;
  return { count, mean: sum / count, median: quantileOfSorted(sorted, 0.5), higherShare: higher / count, best, worst };
}
