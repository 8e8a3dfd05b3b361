import type { Placed } from '../placed';

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

/** Sessions whose weights are laid out at a time: a large universe's stay in the cache. */
const blockSessions = 64;

/** Lays the weights of the sessions of [from, to) out session by session, one per member; NaN where it has none. */
function layOut(weighed: readonly Placed[], from: number, to: number, into: Float64Array): void {
  into.fill(NaN);
  weighed.forEach(({ start, values }, member) => {
    const end = Math.min(to, start + values.length);
    for (let t = Math.max(from, start); t < end; t += 1) into[(t - from) * weighed.length + member] = values[t - start] ?? NaN;
  });
}

/** Members in the order of their weights, and room to put them so. */
interface WeightOrder {
  /** Those without a weight stand behind. */
  readonly order: Int32Array;
  readonly sorted: Float64Array;
  readonly without: Int32Array;
}

/** Puts members in the order of their weights at a session, which begin at `row` of what is laid out, and the weights into `sorted`: how many have one. */
function sortWeights({ order, sorted, without }: WeightOrder, laidOut: Float64Array, row: number): number {
  let count = 0;
  let lacking = 0;
  for (let at = 0; at < order.length; at += 1) {
    const member = order[at] ?? 0;
    const weight = laidOut[row + member] ?? NaN;
    if (Number.isNaN(weight)) {
      without[lacking] = member;
      lacking += 1;
      continue;
    }
    let place = count;
    while (place > 0 && (sorted[place - 1] ?? NaN) > weight) {
      sorted[place] = sorted[place - 1] ?? NaN;
      order[place] = order[place - 1] ?? 0;
      place -= 1;
    }
    sorted[place] = weight;
    order[place] = member;
    count += 1;
  }
  if (lacking > 0) order.set(without.subarray(0, lacking), count);
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
  const { length: width } = weighed;
  const laidOut = new Float64Array(blockSessions * width);
  // From one session to the next few members change places: taken in the order of the last one, they are sorted by looking at each of them once.
  const order = Int32Array.from(weighed, (_, member) => member);
  const sorted = new Float64Array(width);
  const ordered = { order, sorted, without: new Int32Array(width) };
  for (let t = 0; t < length; t += 1) {
    const row = t % blockSessions;
    if (row === 0) layOut(weighed, t, t + blockSessions, laidOut);
    const count = sortWeights(ordered, laidOut, row * width);
    eligible[t] = count;
    let sum = 0;
    let squares = 0;
    let most = 0;
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
