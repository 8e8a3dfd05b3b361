import { openKernel } from '../kernel/open-kernel';
import type { Placed } from '../placed';
import { weightSource, type WeightFunctions } from './weight-kernel';

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

/** Sessions whose weights are laid out at a time: those of a large universe stay in the cache. */
const blockSessions = 64;
const rowBytes = blockSessions * 8;
/** Weights lie behind how many they are and the three rows that they are added up to. */
const weightsAt = 4 * rowBytes;

/** Lays the weights of the sessions of [from, to) out, a row per member that has any, and counts them. One that is missing stands behind all others. */
function layOut(weighed: readonly Placed[], from: number, to: number, rows: Float64Array, counts: Float64Array): number {
  counts.fill(0);
  let width = 0;
  for (const { start, values } of weighed) {
    const [first, end] = [Math.max(from, start), Math.min(to, start + values.length)];
    if (first >= end) continue;
    const row = width * blockSessions;
    width += 1;
    if (end - first < blockSessions) rows.fill(Infinity, row, row + blockSessions);
    for (let t = first; t < end; t += 1) {
      const weight = values[t - start] ?? NaN;
      const isKnown = !Number.isNaN(weight);
      rows[row + t - from] = isKnown ? weight : Infinity;
      counts[t - from] = (counts[t - from] ?? 0) + (isKnown ? 1 : 0);
    }
  }
  return width;
}

/**
 * Sorts the weights of each session, which lie in `width` rows. What is compared does not depend on what was found: a member that overtakes another is
 * no surprise to the processor, where insertion had one each. **Source** Batcher 1968; Knuth, The Art of Computer Programming 3, 5.2.2, algorithm M.
 */
function sortRows({ exchange }: WeightFunctions, width: number): void {
  const widest = 2 ** Math.max(0, Math.ceil(Math.log2(width)) - 1);
  for (let step = widest; step >= 1; step /= 2) {
    let [reach, offset, distance] = [widest, 0, step];
    for (;;) {
      // Rows that are neighbours are compared with rows that are: in one go.
      for (let row = offset; row < width - distance; row += 2 * step) {
        const one = weightsAt + row * rowBytes;
        exchange(one, one + distance * rowBytes, one + Math.min(step, width - distance - row) * rowBytes);
      }
      if (reach === step) break;
      [distance, offset] = [reach - step, step];
      reach /= 2;
    }
  }
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
  const { functions, memory } = openKernel<WeightFunctions>(weightSource, weightsAt + weighed.length * rowBytes);
  const rows = new Float64Array(memory.buffer, weightsAt, weighed.length * blockSessions);
  const rowAt = (row: number): Float64Array => new Float64Array(memory.buffer, row * rowBytes, blockSessions);
  const [counts, sums, squares, most] = [rowAt(0), rowAt(1), rowAt(2), rowAt(3)];
  for (let from = 0; from < length; from += blockSessions) {
    const to = Math.min(from + blockSessions, length);
    const width = layOut(weighed, from, to, rows, counts);
    if (width === 0) continue;
    sortRows(functions, width);
    functions.sum(weightsAt, weightsAt + width * rowBytes, rowBytes, 0, largest);
    for (let t = from; t < to; t += 1) {
      const sum = sums[t - from] ?? NaN;
      eligible[t] = counts[t - from] ?? 0;
      if (sum <= 0) continue;
      hhi[t] = squares[t - from] ?? NaN;
      effective[t] = 1 / (squares[t - from] ?? NaN);
      top[t] = most[t - from] ?? NaN;
      known[t] = sum;
    }
  }
  return { hhi, effective, top, known, eligible };
}
