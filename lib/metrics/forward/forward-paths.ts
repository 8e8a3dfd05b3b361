import type { ForwardPaths, Outcome } from './event-study-types';
import { changeSince } from './forward-return';
import { quantileOfSorted } from './quantile';
import { createSorter } from '../sort-ascending';
import { requireHorizon, requireOutcome } from './require-arguments';

/** The part of the paths that the band holds unless asked otherwise: the middle 80%. */
export const defaultBand = { lower: 0.1, upper: 0.9 } as const;

/**
 * The way from each event to the horizon and the band of all of them: `close_{t+k} / close_t - 1` for k = 0..h, of a pair `r_close - r_versus`.
 *
 * **Shape** an outcome and ascending event sessions; a row of `horizonSessions + 1` values per event, and per k one mean, one
 * extreme and one quantile. **Units** fractions. **Window** forward. **Missing** NaN where a close is missing or still to come. Mean and band are over
 * the complete events alone, so that no event leaves them on the way; a gap of one of these is left out at its k. NaN without any.
 * **Ties/edges** every path starts at 0; quantiles are of type 7. **Source** DEFINITIONS, `forward`. Cost O(events * h).
 *
 * @throws RangeError when the horizon is no whole number from 1, the series differ in length or the band is not within 0 and 1.
 * @example forwardPaths({ close: Float64Array.of(100, 110), versus: null }, Int32Array.of(0), 1).mean // 0, 0.1
 */
export function forwardPaths(
  outcome: Outcome,
  events: Int32Array,
  horizonSessions: number,
  band: { readonly lower: number; readonly upper: number } = defaultBand,
): ForwardPaths {
  requireOutcome(outcome);
  requireHorizon(horizonSessions);
  const width = horizonSessions + 1;
  const paths = new Float64Array(events.length * width);
  events.forEach((t, row) => {
    for (let k = 0; k < width; k += 1) paths[row * width + k] = changeSince(outcome, t, k);
  });
  const isComplete = Array.from(events, (_, row) => !Number.isNaN(paths[row * width + horizonSessions] ?? NaN));
  const rows = isComplete.flatMap((complete, row) => (complete ? [row] : []));
  const sort = createSorter(rows.length);
  const columns = Array.from({ length: width }, (_, k) => sort(Float64Array.from(rows, (row) => paths[row * width + k] ?? NaN)));
  const perStep = (figure: (sorted: Float64Array) => number): Float64Array => Float64Array.from(columns, figure);
  return {
    horizonSessions,
    paths,
    isComplete,
    mean: perStep((sorted) => sorted.reduce((sum, value) => sum + value, 0) / sorted.length),
    min: perStep((sorted) => sorted[0] ?? NaN),
    max: perStep((sorted) => sorted.at(-1) ?? NaN),
    median: perStep((sorted) => quantileOfSorted(sorted, 0.5)),
    lowerQuantile: perStep((sorted) => quantileOfSorted(sorted, band.lower)),
    upperQuantile: perStep((sorted) => quantileOfSorted(sorted, band.upper)),
  };
}
