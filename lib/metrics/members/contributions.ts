import { reachesThreshold } from '../meets-threshold';
import { valueAt, type Placed } from '../placed';
import { visitSpans } from './member-input';

export interface ContributionInput {
  /** Per member its closes, none beyond the last of the index. */
  readonly closes: readonly Placed[];
  /** Per member its weight at each close as a fraction; NaN where it is no member or the weight is unknown. */
  readonly weights: readonly Placed[];
  readonly index: Float64Array;
  /** Per member its spells of membership as positions, half-open, ascending and apart: from, until, from, until. */
  readonly spans: readonly Int32Array[];
}

export interface Contributions {
  /** Per member, in fractions of the index at the start; NaN where it had no known weight on any session. */
  readonly contribution: Float64Array;
  /** Sessions that counted, and sessions of membership that did not: their weight or their return is unknown. */
  readonly counted: Int32Array;
  readonly missing: Int32Array;
}

const nothing: Placed = { start: 0, values: new Float64Array(0) };
const never = new Int32Array(0);

/**
 * What each member added to the return of the index from the close of session `from` to that of session `to`: the sum of
 * `(I_{t-1} / I_from) w_{t-1} r_t`. So linked, contributions of complete weights sum to the index return exactly.
 *
 * **Shape** one number per member. **Units** fractions of the index at `from`. **Window** sessions `from + 1` to `to`.
 * **Missing** a session without the member's weight at the close before or its return adds nothing; `missing` counts those of
 * its membership. An index close missing at `from` gives NaN; a missing one later adds nothing that session.
 * **Ties/edges** `from = to` gives no session and NaN. Who is a member on the session counts, measured from its close before: that is who made the move.
 * **Source** DEFINITIONS, `contribution`; linking as in Menchero 2000 ("An Optimized Approach to Linking Attribution Effects").
 *
 * @throws RangeError when lengths differ, or `from` and `to` are no sessions in this order.
 * @example contributions({ closes: [{ start: 0, values: Float64Array.of(100, 110) }], weights: [{ start: 0, values: Float64Array.of(0.4) }], index: Float64Array.of(50, 52), spans: [Int32Array.of(0, 2)] }, 0, 1).contribution // 0.04
 */
export function contributions({ closes, weights, index, spans }: ContributionInput, from: number, to: number): Contributions {
  if (
    closes.length !== weights.length ||
    closes.length !== spans.length ||
    [...closes, ...weights].some(({ start, values }) => values.length > 0 && start + values.length > index.length)
  ) {
    throw new RangeError(`every member has closes and weights of ${index.length} sessions at most`);
  }
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to >= index.length)
    throw new RangeError(`from and to are positions from 0 to ${index.length - 1}, in this order, not ${from} and ${to}`);
  const sums = new Float64Array(closes.length);
  const counted = new Int32Array(closes.length);
  const missing = new Int32Array(closes.length);
  const start = index[from] ?? NaN;
  const carried = index.map((close) => close / start);
  closes.forEach((series, member) => {
    const own = weights[member] ?? nothing;
    visitSpans(spans[member] ?? never, from + 1, to + 1, (first, end) => {
      let before = valueAt(series, first - 1);
      for (let t = first; t < end; t += 1) {
        const close = valueAt(series, t);
        const added = (carried[t - 1] ?? NaN) * valueAt(own, t - 1) * (close / before - 1);
        before = close;
        if (Number.isNaN(added)) missing[member] = (missing[member] ?? 0) + 1;
        else {
          sums[member] = (sums[member] ?? 0) + added;
          counted[member] = (counted[member] ?? 0) + 1;
        }
      }
    });
  });
  return { contribution: sums.map((sum, member) => ((counted[member] ?? 0) > 0 ? sum : NaN)), counted, missing };
}

/** Smallest move of an index of which shares are told. */
export const leastShareReturn = 0.0025;

/**
 * A contribution as a share of the index return. **Units** fractions. **Missing** NaN where either is missing, and where the index moved less
 * than 0.25%: a share of next to nothing says nothing. **Source** DEFINITIONS, `contribution`.
 * @example contributionShare(0.01, 0.04) // 0.25
 */
export function contributionShare(contribution: number, indexReturn: number): number {
  return reachesThreshold(Math.abs(indexReturn), leastShareReturn) ? contribution / indexReturn : NaN;
}
