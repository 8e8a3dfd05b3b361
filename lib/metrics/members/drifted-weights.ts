import { packValues, spreadValues, type Placed } from '../placed';
import { checkMembers, visitSpans, type MemberInput } from './member-input';

/** The weights of a member as they are stored: of few sessions, a month apart or once, so that it is listed of which. */
export interface StoredWeights {
  /** Positions of the panel, ascending; one beyond the last session has no say. */
  readonly positions: Int32Array;
  /** Fractions, one a position. */
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

/** On each session the weight that is stored for it; NaN where none is. */
function spreadWeights({ positions, values }: StoredWeights, into: Float64Array): void {
  into.fill(NaN);
  positions.forEach((position, row) => {
    if (position < into.length) into[position] = values[row] ?? NaN;
  });
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
  const nothing: Placed = { start: 0, values: new Float64Array(0) };
  const [series, own, drifted] = [new Float64Array(sessionCount), new Float64Array(sessionCount), new Float64Array(sessionCount)];
  const weights = closes.map((ownCloses, member) => {
    const given = stored[member] ?? null;
    if (given === null) return nothing;
    spreadValues(ownCloses, series);
    spreadWeights(given, own);
    drifted.fill(NaN);
    let [from, before] = [-1, -1];
    visitSpans(spans[member] ?? new Int32Array(0), 0, sessionCount, (first, end) => {
      // What a loop changes is its own: a variable that another function sees too is written to memory each time.
      let since = first === before ? from : -1;
      for (let t = first; t < end; t += 1) {
        const isStored = !Number.isNaN(own[t] ?? NaN);
        // A weight without a close beside it has nothing to drift from: the one before goes on.
        if (isStored && (since < 0 || !Number.isNaN((series[t] ?? NaN) / (index[t] ?? NaN)))) since = t;
        if (since < 0) continue;
        if (isStored && since !== t) {
          drifted[t] = own[t] ?? NaN;
          if (!((ages[t] ?? NaN) >= 0)) ages[t] = 0;
          continue;
        }
        const growth = since === t ? 1 : (series[t] ?? NaN) / (series[since] ?? NaN) / ((index[t] ?? NaN) / (index[since] ?? NaN));
        const weight = (own[since] ?? NaN) * growth;
        if (Number.isNaN(weight)) continue;
        drifted[t] = weight;
        if (!((ages[t] ?? NaN) >= t - since)) ages[t] = t - since;
      }
      [from, before] = [since, end];
    });
    return packValues(drifted);
  });
  return { weights, ages };
}
