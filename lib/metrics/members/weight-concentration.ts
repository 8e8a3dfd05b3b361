import { valueAt, type Placed } from '../placed';

/** How weight is spread over members, per session; every array `sessionCount` long. */
export interface WeightConcentration {
  /** Herfindahl-Hirschman index: the sum of squared weights. */
  readonly hhi: Float64Array;
  /** Its reciprocal: how many equal weights would be as concentrated. */
  readonly effective: Float64Array;
  /** Sum of the largest weights. */
  readonly top: Float64Array;
  /** Sum of all known weights: 1 where none is missing. */
  readonly known: Float64Array;
  /** Members with a weight. */
  readonly eligible: Int32Array;
}

/** Puts members in the order of their weights at a session, and the weights into `sorted`: how many have one. Those without stand behind. */
function sortWeights(order: Placed[], t: number, sorted: Float64Array): number {
  const without: Placed[] = [];
  let count = 0;
  for (const member of order) {
    const weight = valueAt(member, t);
    if (Number.isNaN(weight)) {
      without.push(member);
      continue;
    }
    let place = count;
    while (place > 0 && (sorted[place - 1] ?? NaN) > weight) {
      sorted[place] = sorted[place - 1] ?? NaN;
      order[place] = order[place - 1] ?? member;
      place -= 1;
    }
    sorted[place] = weight;
    order[place] = member;
    count += 1;
  }
  without.forEach((member, place) => (order[count + place] = member));
  return count;
}

/**
 * Concentration of weights per session: HHI, effective number and the sum of the `largest` largest.
 *
 * **Shape** one series of weights per member, `sessionCount` values out. **Units** fractions; the effective number counts
 * members. **Window** none. **Missing** a member without a weight is left out, and `known` tells how much weight is not (G6); where no
 * weight is known, or the weights that are sum to 0, all are NaN. Nothing is scaled up. **Ties/edges** with fewer members than `largest`
 * all are summed; n equal weights of 1/n give HHI 1/n. **Source** DEFINITIONS, `concentration`; Hirschman 1945, Herfindahl 1950.
 *
 * @throws RangeError when a weight lies beyond the last session or `largest` is no whole number of at least 1.
 * @example weightConcentration({ sessionCount: 1, weights: [0.5, 0.25, 0.25].map((weight) => ({ start: 0, values: Float64Array.of(weight) })) }, 1) // hhi 0.375, effective 2.667, top 0.5
 */
export function weightConcentration(
  { sessionCount: length, weights }: { readonly sessionCount: number; readonly weights: readonly Placed[] },
  largest: number,
): WeightConcentration {
  if (!Number.isInteger(largest) || largest < 1) throw new RangeError(`largest is a whole number of at least 1, not ${largest}`);
  if (weights.some(({ start, values }) => values.length > 0 && start + values.length > length))
    throw new RangeError(`weights are of ${length} sessions at most`);
  const weighed = weights.filter(({ values }) => values.length > 0);
  const make = (): Float64Array => new Float64Array(length).fill(NaN);
  const [hhi, effective, top, known] = [make(), make(), make(), make()];
  const eligible = new Int32Array(length);
  const sorted = new Float64Array(weighed.length);
  // From one session to the next few members change places: taken in the order of the last one, they are sorted by looking at each of them once.
  const order = weighed.slice();
  for (let t = 0; t < length; t += 1) {
    const count = sortWeights(order, t, sorted);
    eligible[t] = count;
    let [sum, squares, most] = [0, 0, 0];
    for (let place = 0; place < count; place += 1) {
      const weight = sorted[place] ?? NaN;
      sum += weight;
      squares += weight * weight;
      if (place >= count - largest) most += weight;
    }
    if (sum <= 0) continue;
    hhi[t] = squares;
    effective[t] = 1 / squares;
    top[t] = most;
    known[t] = sum;
  }
  return { hhi, effective, top, known, eligible };
}
