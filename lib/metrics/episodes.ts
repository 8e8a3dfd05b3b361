import { comparableValues } from './comparable';

const blockSize = 128;

/** Index of the largest value of one block, the earliest of equals; -1 where all are missing. */
function findLargest(values: Float64Array, block: number): number {
  const end = Math.min((block + 1) * blockSize, values.length);
  let best = -1;
  let most = NaN;
  for (let t = block * blockSize; t < end; t += 1) {
    const value = values[t] ?? NaN;
    if (value > most || (best < 0 && !Number.isNaN(value))) {
      best = t;
      most = value;
    }
  }
  return best;
}

/**
 * Indexes of the most extreme values, one per episode: take the largest, drop everything within `withinSessions` sessions
 * of it, repeat. `withinSessions` 0 keeps every session of its own.
 *
 * **Shape** one series in, at most `count` indexes out, most extreme first. **Units** session indexes.
 * **Window** the whole series (events may read to its end, G9). **Missing** NaN is never chosen.
 * **Ties/edges** the earliest of values equal to 12 significant digits (`comparable`) comes first. **Source** DEFINITIONS, `outperformance`. Cost O(n), and a pick about the sessions that it drops.
 *
 * @throws RangeError when `withinSessions` or `count` is no whole number of at least 0.
 * @example episodes(Float64Array.of(1, 9, 8, 2, 7), 2, 1) // [1, 4]
 */
export function episodes(values: Float64Array, count: number, withinSessions: number, kind: 'largest' | 'smallest' = 'largest'): number[] {
  if (!Number.isInteger(withinSessions) || withinSessions < 0 || !Number.isInteger(count) || count < 0) {
    throw new RangeError(`count and withinSessions are whole numbers of at least 0, not ${count} and ${withinSessions}`);
  }
  const left = comparableValues(values);
  if (kind === 'smallest') for (let t = 0; t < left.length; t += 1) left[t] = -(left[t] ?? NaN);
  // The best of each block is kept, so that a pick reads the blocks that it touches and not the whole series again.
  const bests = Int32Array.from({ length: Math.ceil(left.length / blockSize) }, (_, block) => findLargest(left, block));
  const chosen: number[] = [];
  while (chosen.length < count) {
    let best = -1;
    for (const index of bests) {
      if (index >= 0 && (best < 0 || (left[index] ?? NaN) > (left[best] ?? NaN))) best = index;
    }
    if (best < 0) break;
    chosen.push(best);
    const first = Math.max(best - withinSessions, 0);
    const last = Math.min(best + withinSessions, left.length - 1);
    left.fill(NaN, first, last + 1);
    for (let block = Math.floor(first / blockSize); block <= Math.floor(last / blockSize); block += 1)
      bests[block] = findLargest(left, block);
  }
  return chosen;
}
