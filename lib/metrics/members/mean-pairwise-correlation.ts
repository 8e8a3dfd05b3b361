import { spreadValues } from '../placed';
import { rollingDeviation } from '../rolling-deviation';
import { rollingMean } from '../rolling-mean';
import { sessionReturn } from '../session-return';
import { checkMembers, visitSpans, type MemberInput } from './member-input';

/** Per session, every array `sessionCount` long. */
export interface PairwiseCorrelation {
  /** Mean of the correlations of all pairs of eligible members. */
  readonly correlation: Float64Array;
  /** Members with every return of the window. */
  readonly eligible: Int32Array;
}

// Rounding leaves a flat series a deviation of about 1e-17: no more than that is no movement.
const leastDeviation = 1e-12;

/**
 * Mean of the correlations of daily returns over all pairs i < j of members. Not pair by pair: the variance of the sum of n
 * standardised returns is `n + n(n-1) mean rho`, so that a session costs n times the window.
 *
 * **Shape** members in, one value per session out. **Units** from -1/(n-1) to 1. **Window** `windowSessions` daily returns, trailing,
 * today's included; membership is that of the session itself. **Missing** a member with fewer returns (G5, G8) is left out and
 * `eligible` tells how many are not (G6). **Ties/edges** one that did not move has no correlation: left out; fewer than two: NaN.
 * **Source** DEFINITIONS, `dispersion`.
 *
 * @throws RangeError when `windowSessions` is no whole number of at least 2, or lengths differ.
 * @example meanPairwiseCorrelation({ sessionCount: 3, closes: [[1, 2, 3], [1, 3, 2]].map((closes) => ({ start: 0, values: Float64Array.from(closes) })), spans: [Int32Array.of(0, 3), Int32Array.of(0, 3)] }, 2).correlation // NaN, NaN, 1
 */
export function meanPairwiseCorrelation(input: MemberInput, windowSessions: number): PairwiseCorrelation {
  checkMembers(input);
  if (!Number.isInteger(windowSessions) || windowSessions < 2)
    throw new RangeError(`windowSessions is a whole number of at least 2, not ${windowSessions}`);
  const { sessionCount, closes, spans } = input;
  const eligible = new Int32Array(sessionCount);
  // Row t holds the sums over members of the standardised returns of its window, oldest first.
  const sums = new Float64Array(sessionCount * windowSessions);
  const series = new Float64Array(sessionCount);
  closes.forEach((own, member) => {
    if (own.values.length === 0) return;
    const returns = sessionReturn(spreadValues(own, series), 1);
    const means = rollingMean(returns, windowSessions);
    const deviations = rollingDeviation(returns, windowSessions);
    visitSpans(spans[member] ?? new Int32Array(0), windowSessions, sessionCount, (first, end) => {
      for (let t = first; t < end; t += 1) {
        const deviation = deviations[t] ?? NaN;
        if (!(deviation > leastDeviation)) continue;
        eligible[t] = (eligible[t] ?? 0) + 1;
        // One multiplication and one addition per cell: this line is nearly all that the function costs.
        const scale = 1 / deviation;
        const shift = (means[t] ?? NaN) * scale;
        const oldest = t - windowSessions + 1;
        for (let place = 0, cell = t * windowSessions; place < windowSessions; place += 1, cell += 1) {
          sums[cell] = (sums[cell] ?? 0) + ((returns[oldest + place] ?? NaN) * scale - shift);
        }
      }
    });
  });
  const correlation = new Float64Array(sessionCount).fill(NaN);
  for (let t = windowSessions; t < sessionCount; t += 1) {
    const count = eligible[t] ?? 0;
    if (count < 2) continue;
    // Each standardised series sums to zero over its window, and so does their sum: its mean need not be taken off.
    let squares = 0;
    for (let place = t * windowSessions; place < (t + 1) * windowSessions; place += 1) squares += (sums[place] ?? NaN) ** 2;
    correlation[t] = (squares / (windowSessions - 1) - count) / (count * (count - 1));
  }
  return { correlation, eligible };
}
