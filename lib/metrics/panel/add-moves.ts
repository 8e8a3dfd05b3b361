import type { Stretch } from './stretch';

/** Adds to `advances` and `declines` the sessions of a stretch on which a member closed above or below the session before. */
export function addMoves(advances: Int32Array, declines: Int32Array, { closes, isMember, start, from, to }: Stretch): void {
  const first = Math.max(from, start + 1);
  let before = closes[first - 1] ?? NaN;
  for (let t = first; t < to; t += 1) {
    const close = closes[t] ?? NaN;
    const member = isMember[t] ?? 0;
    advances[t] = (advances[t] ?? 0) + (Number(close > before) & member);
    declines[t] = (declines[t] ?? 0) + (Number(close < before) & member);
    before = close;
  }
}
