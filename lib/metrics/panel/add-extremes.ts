import { placeInBlock, type Stretch } from './stretch';

export interface ExtremeWindow {
  readonly sessions: number;
  readonly firstOrdinal: number;
  /** Scratch: largest and smallest from each place of the block before to its end, nothing behind the last. */
  readonly tailHigh: Float64Array;
  readonly tailLow: Float64Array;
}

export function createExtremeWindow(sessions: number, firstOrdinal: number): ExtremeWindow {
  return {
    sessions,
    firstOrdinal,
    tailHigh: new Float64Array(sessions + 1).fill(-Infinity),
    tailLow: new Float64Array(sessions + 1).fill(Infinity),
  };
}

/** Adds to `highs` and `lows` the sessions of a stretch on which a member's close is the largest or smallest of its window. */
export function addExtremes(
  highs: Int32Array,
  lows: Int32Array,
  { closes, isMember, start, from, to }: Stretch,
  { sessions, firstOrdinal, tailHigh, tailLow }: ExtremeWindow,
): void {
  let t = Math.max(from, start + sessions - 1);
  if (t >= to) return;
  let block = t - placeInBlock(firstOrdinal + t, sessions);
  let high = -Infinity;
  let low = Infinity;
  for (let s = block - 1; s > t - sessions; s -= 1) {
    const close = closes[s] ?? NaN;
    if (close > high) high = close;
    if (close < low) low = close;
    tailHigh[s - block + sessions] = high;
    tailLow[s - block + sessions] = low;
  }
  high = -Infinity;
  low = Infinity;
  for (let s = block; s < t; s += 1) {
    const close = closes[s] ?? NaN;
    if (close > high) high = close;
    if (close < low) low = close;
  }
  for (;;) {
    const end = Math.min(block + sessions, to);
    for (; t < end; t += 1) {
      const close = closes[t] ?? NaN;
      if (close >= high) {
        high = close;
        if (close >= (tailHigh[t - block + 1] ?? NaN)) highs[t] = (highs[t] ?? 0) + (isMember[t] ?? 0);
      }
      if (close <= low) {
        low = close;
        if (close <= (tailLow[t - block + 1] ?? NaN)) lows[t] = (lows[t] ?? 0) + (isMember[t] ?? 0);
      }
    }
    if (t >= to) return;
    high = -Infinity;
    low = Infinity;
    for (let s = t - 1; s > block; s -= 1) {
      const close = closes[s] ?? NaN;
      if (close > high) high = close;
      if (close < low) low = close;
      tailHigh[s - block] = high;
      tailLow[s - block] = low;
    }
    block = t;
    high = -Infinity;
    low = Infinity;
  }
}
