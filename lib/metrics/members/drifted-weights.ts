import { spreadValues, type Placed } from '../placed';
import { checkMembers, visitSpans, type MemberInput } from './member-input';

/** The weights of a member as they are stored: of few sessions, a month apart or once, so that it is listed of which. */
export interface StoredWeights {
  /** Positions of the panel, ascending; one beyond the last session has no say. */
  readonly positions: Int32Array;
  /** Fractions, one a position, none NaN. */
  readonly values: Float64Array;
}

export interface WeightInput extends MemberInput {
  /** Per member its stored weights; null where none is stored. */
  readonly weights: readonly (StoredWeights | null)[];
  /** Closes of the index that the members make up, NaN where missing. */
  readonly index: Float64Array;
}

export interface DriftedWeights {
  /** Per member its weight at the close of each session of its membership; NaN elsewhere and where unknown. */
  readonly weights: readonly Placed[];
  /** Per session the age in sessions of the oldest stored weight in use; NaN where none is. */
  readonly ages: Float64Array;
}

/** A stored weight that drifts on, and since when. */
interface Drift {
  /** Negative where none does. */
  readonly since: number;
  readonly weight: number;
}

const noDrift: Drift = { since: -1, weight: NaN };

/** What is written to: the weights of one member from `start` on, and the ages of all. */
interface Drifted {
  readonly start: number;
  readonly weights: Float64Array;
  readonly ages: Float64Array;
}

/** Weights of the sessions of [first, end) by the moves of the member and of the index since the last stored one. */
function driftOn(
  { start, weights, ages }: Drifted,
  { since, weight }: Drift,
  own: Float64Array,
  index: Float64Array,
  first: number,
  end: number,
) {
  const close = own[since] ?? NaN;
  const level = index[since] ?? NaN;
  for (let t = first; t < end; t += 1) {
    const drifted = weight * ((own[t] ?? NaN) / close / ((index[t] ?? NaN) / level));
    if (Number.isNaN(drifted)) continue;
    weights[t - start] = drifted;
    if (!((ages[t] ?? NaN) >= t - since)) ages[t] = t - since;
  }
}

/**
 * Weights at every close: stored ones as they are, between them the last one drifted with price, `w_s (C_t/C_s) / (I_t/I_s)`: as the
 * member's own move against that of the whole index.
 *
 * **Shape** members and their index in, one series per member out. **Units** fractions. **Window** reads nothing later than the session.
 * **Missing** NaN before the first stored weight, outside of membership, and where a close of the member or of the index is missing at
 * either end (G5). **Ties/edges** a stored 0 stays 0. A weight never outlives its spell of membership. **Source** DEFINITIONS, `concentration`.
 *
 * @throws RangeError when lengths differ.
 * @example driftedWeights({ sessionCount: 2, closes: [{ start: 0, values: Float64Array.of(10, 12) }], spans: [Int32Array.of(0, 2)], weights: [{ positions: Int32Array.of(0), values: Float64Array.of(0.5) }], index: Float64Array.of(100, 110) }).weights[0] // 0.5, 0.5454...
 */
export function driftedWeights(input: WeightInput): DriftedWeights {
  checkMembers(input);
  const { sessionCount, closes, spans, weights: stored, index } = input;
  if (stored.length !== closes.length || index.length !== sessionCount)
    throw new RangeError(`every member has weights, and the index has ${sessionCount} sessions`);
  const ages = new Float64Array(sessionCount).fill(NaN);
  const series = new Float64Array(sessionCount);
  const weights = closes.map((ownCloses, member): Placed => {
    const { positions, values } = stored[member] ?? { positions: new Int32Array(0), values: new Float64Array(0) };
    const own = spans[member] ?? new Int32Array(0);
    const start = Math.max(positions[0] ?? sessionCount, own[0] ?? sessionCount);
    const drifted = { start, weights: new Float64Array(Math.max(0, Math.min(sessionCount, own.at(-1) ?? 0) - start)).fill(NaN), ages };
    spreadValues(ownCloses, series);
    let [drift, before, row] = [noDrift, -1, 0];
    visitSpans(own, 0, sessionCount, (first, end) => {
      if (first !== before) drift = noDrift;
      while ((positions[row] ?? sessionCount) < first) row += 1;
      for (let t = first; t < end; t += 1) {
        const next = Math.min(positions[row] ?? sessionCount, end);
        if (drift.since >= 0) driftOn(drifted, drift, series, index, t, next);
        t = next;
        if (t === end) break;
        const weight = values[row] ?? NaN;
        row += 1;
        // A weight without a close beside it has nothing to drift from: the one before goes on.
        if (drift.since < 0 || !Number.isNaN((series[t] ?? NaN) / (index[t] ?? NaN))) drift = { since: t, weight };
        drifted.weights[t - start] = weight;
        if (!((ages[t] ?? NaN) >= 0)) ages[t] = 0;
      }
      before = end;
    });
    return { start, values: drifted.weights };
  });
  return { weights, ages };
}
