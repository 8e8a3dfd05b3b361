import { meanTie } from '../is-above-mean';
import { placeInBlock, type Stretch } from './stretch';

export interface AverageWindow {
  readonly sessions: number;
  readonly firstOrdinal: number;
  /** Scratch: sums from each place of the block before to its end, 0 behind the last. */
  readonly tail: Float64Array;
}

export function createAverageWindow(sessions: number, firstOrdinal: number): AverageWindow {
  return { sessions, firstOrdinal, tail: new Float64Array(sessions + 1) };
}

/** Adds to `above` the sessions of a stretch on which a member stands above its mean. */
export function addAbove(
  above: Int32Array,
  { closes, isMember, start, from, to }: Stretch,
  { sessions, firstOrdinal, tail }: AverageWindow,
): void {
  let t = Math.max(from, start + sessions - 1);
  if (t >= to) return;
  // As `isAboveMean`, close > sum / sessions * (1 + tie), with one multiplication.
  const share = (1 + meanTie) / sessions;
  let block = t - placeInBlock(firstOrdinal + t, sessions);
  let sum = 0;
  for (let s = block - 1; s > t - sessions; s -= 1) {
    sum += closes[s] ?? NaN;
    tail[s - block + sessions] = sum;
  }
  let head = 0;
  for (let s = block; s < t; s += 1) head += closes[s] ?? NaN;
  for (;;) {
    const end = Math.min(block + sessions, to);
    for (; t < end; t += 1) {
      const close = closes[t] ?? NaN;
      head += close;
      above[t] = (above[t] ?? 0) + (Number(close > (head + (tail[t - block + 1] ?? 0)) * share) & (isMember[t] ?? 0));
    }
    if (t >= to) return;
    sum = 0;
    for (let s = t - 1; s > block; s -= 1) {
      sum += closes[s] ?? NaN;
      tail[s - block] = sum;
    }
    block = t;
    head = 0;
  }
}
