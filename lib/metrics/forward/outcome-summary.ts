import { sortedValues } from '../sort-ascending';
import type { OutcomeDifference, OutcomeSummary } from './event-study-types';
import { quantileOfSorted } from './quantile';

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < values.length; place += 1) sum += values[place] ?? NaN;
  return sum / values.length;
}

function countAboveZero(sorted: Float64Array): number {
  let place = sorted.length;
  while ((sorted[place - 1] ?? 0) > 0) place -= 1;
  return sorted.length - place;
}

/**
 * Outcomes in figures: of events, or of all sessions of a span (the base rate).
 *
 * **Shape** returns and worst drops of the same dates, in any order. **Units** fractions. **Missing** a date without an outcome is
 * counted in `count` and in nothing else: an event too recent is left out, not zero; no complete date gives NaN.
 * **Ties/edges** an outcome of exactly 0 is not higher. The median is the type 7 quantile. **Source** DEFINITIONS, `forward`.
 *
 * @throws RangeError when the lengths differ.
 * @example outcomeSummary(Float64Array.of(0.5, -0.25, NaN), Float64Array.of(0, -0.5, NaN)).mean // 0.125
 */
export function outcomeSummary(returns: Float64Array, worstDrops: Float64Array): OutcomeSummary {
  if (returns.length !== worstDrops.length) {
    throw new RangeError(`returns and worst drops must have one length, not ${returns.length} and ${worstDrops.length}`);
  }
  return summarySorted(returns.length, sortedValues(returns), sortedValues(worstDrops));
}

/** As `outcomeSummary`, of `count` dates whose returns and worst drops are in order, those that are missing left out. */
export function summarySorted(count: number, sorted: Float64Array, drops: Float64Array): OutcomeSummary {
  return {
    count,
    completeCount: sorted.length,
    mean: meanOf(sorted),
    median: quantileOfSorted(sorted, 0.5),
    higherShare: countAboveZero(sorted) / sorted.length,
    min: sorted[0] ?? NaN,
    max: sorted.at(-1) ?? NaN,
    meanWorstDrop: meanOf(drops),
    medianWorstDrop: quantileOfSorted(drops, 0.5),
  };
}

/**
 * Events less base rate, figure by figure: positive is better after the events than on any day.
 * **Units** fractions. **Missing** NaN where either is. **Source** DEFINITIONS, `forward`.
 * @example outcomeDifference(summary, summary).mean // 0
 */
export function outcomeDifference(events: OutcomeSummary, base: OutcomeSummary): OutcomeDifference {
  return {
    mean: events.mean - base.mean,
    median: events.median - base.median,
    higherShare: events.higherShare - base.higherShare,
    min: events.min - base.min,
    max: events.max - base.max,
    meanWorstDrop: events.meanWorstDrop - base.meanWorstDrop,
    medianWorstDrop: events.medianWorstDrop - base.medianWorstDrop,
  };
}
