import { checkMembers, visitSpans, type MemberInput } from './member-input';

export interface WeightInput extends MemberInput {
  /** Per member its stored weights as fractions, NaN on sessions without one; null where none is stored. */
  readonly weights: readonly (Float64Array | null)[];
  /** Closes of the index that the members make up, NaN where missing. */
  readonly index: Float64Array;
}

export interface DriftedWeights {
  /** Per member, `sessionCount` long: its weight at the close of each session of its membership; NaN elsewhere and where unknown. */
  readonly weights: readonly Float64Array[];
  /** Per session the age in sessions of the oldest stored weight in use; NaN where none is. */
  readonly ages: Float64Array;
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
 * @example driftedWeights({ sessionCount: 2, closes: [Float64Array.of(10, 12)], spans: [Int32Array.of(0, 2)], weights: [Float64Array.of(0.5, NaN)], index: Float64Array.of(100, 110) }).weights // [0.5, 0.5454...]
 */
export function driftedWeights(input: WeightInput): DriftedWeights {
  checkMembers(input);
  const { sessionCount, closes, spans, weights: stored, index } = input;
  const lengths = [index, ...stored.filter((own) => own !== null)].map((series) => series.length);
  if (stored.length !== closes.length || lengths.some((length) => length !== sessionCount))
    throw new RangeError(`every member has weights, and they and the index have ${sessionCount} sessions`);
  const ages = new Float64Array(sessionCount).fill(NaN);
  const nothing = new Float64Array(sessionCount).fill(NaN);
  const weights = closes.map((series, member) => {
    const own = stored[member] ?? null;
    if (own === null) return nothing;
    const drifted = new Float64Array(sessionCount).fill(NaN);
    let [since, before] = [-1, -1];
    visitSpans(spans[member] ?? new Int32Array(0), 0, sessionCount, (t) => {
      if (t !== before + 1) since = -1;
      before = t;
      const isStored = !Number.isNaN(own[t] ?? NaN);
      // A weight without a close beside it has nothing to drift from: the one before goes on.
      if (isStored && (since < 0 || !Number.isNaN((series[t] ?? NaN) / (index[t] ?? NaN)))) since = t;
      if (since < 0) return;
      if (isStored && since !== t) {
        drifted[t] = own[t] ?? NaN;
        if (!((ages[t] ?? NaN) >= 0)) ages[t] = 0;
        return;
      }
      const growth = since === t ? 1 : (series[t] ?? NaN) / (series[since] ?? NaN) / ((index[t] ?? NaN) / (index[since] ?? NaN));
      const weight = (own[since] ?? NaN) * growth;
      if (Number.isNaN(weight)) return;
      drifted[t] = weight;
      if (!((ages[t] ?? NaN) >= t - since)) ages[t] = t - since;
    });
    return drifted;
  });
  return { weights, ages };
}
