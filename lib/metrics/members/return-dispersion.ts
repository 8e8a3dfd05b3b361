import { spreadValues } from '../placed';
import { checkMembers, visitSpans, type MemberInput } from './member-input';

/** A cross-section per session, every array `sessionCount` long. */
export interface ReturnDispersion {
  /** Sample deviation of the members' returns. */
  readonly deviation: Float64Array;
  /** Their mean. */
  readonly mean: Float64Array;
  /** Members with the return. */
  readonly eligible: Int32Array;
}

/**
 * Cross-sectional dispersion: the sample deviation (n-1) of the members' returns over `sessions` sessions, each session for itself.
 *
 * **Shape** members in, one value per session out. **Units** fractions. **Window** the return trails `sessions` sessions including
 * today; membership is that of the session itself. **Missing** a member without the return is left out of numerator and denominator
 * and `eligible` tells how many are not (G6); a return needs its two end closes alone (G8). **Ties/edges** fewer than two eligible: NaN;
 * equal returns give 0. Welford's update, so that a large common move costs no digits. **Source** DEFINITIONS, `dispersion`; Welford 1962.
 *
 * @throws RangeError when `sessions` is no whole number of at least 1, or lengths differ.
 * @example returnDispersion({ sessionCount: 2, closes: [[100, 101], [100, 103]].map((closes) => ({ start: 0, values: Float64Array.from(closes) })), spans: [Int32Array.of(0, 2), Int32Array.of(0, 2)] }, 1).mean // NaN, 0.02
 */
export function returnDispersion(input: MemberInput, sessions: number): ReturnDispersion {
  checkMembers(input);
  if (!Number.isInteger(sessions) || sessions < 1) throw new RangeError(`sessions is a whole number of at least 1, not ${sessions}`);
  const { sessionCount, closes, spans } = input;
  const eligible = new Int32Array(sessionCount);
  const mean = new Float64Array(sessionCount);
  const squares = new Float64Array(sessionCount);
  const series = new Float64Array(sessionCount);
  closes.forEach((own, member) => {
    if (own.values.length === 0) return;
    spreadValues(own, series);
    visitSpans(spans[member] ?? new Int32Array(0), sessions, sessionCount, (first, end) => {
      for (let t = first; t < end; t += 1) {
        const value = (series[t] ?? NaN) / (series[t - sessions] ?? NaN) - 1;
        if (Number.isNaN(value)) continue;
        const count = (eligible[t] ?? 0) + 1;
        const before = value - (mean[t] ?? 0);
        const middle = (mean[t] ?? 0) + before / count;
        eligible[t] = count;
        mean[t] = middle;
        squares[t] = (squares[t] ?? 0) + before * (value - middle);
      }
    });
  });
  return {
    deviation: squares.map((sum, t) => ((eligible[t] ?? 0) < 2 ? NaN : Math.sqrt(sum / ((eligible[t] ?? 0) - 1)))),
    mean: mean.map((value, t) => ((eligible[t] ?? 0) === 0 ? NaN : value)),
    eligible,
  };
}
