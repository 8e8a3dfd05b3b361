import type { BreadthCounts, BreadthInput, BreadthOptions } from '@/lib/metrics';

const tieFraction = 1e-12;

function isMember(span: Int32Array, t: number): boolean {
  for (let at = 0; at + 1 < span.length; at += 2) if (t >= (span[at] ?? 0) && t < (span[at + 1] ?? 0)) return true;
  return false;
}

/** Counts a universe by the slowest obvious formula: every window looked at again for every cell. */
export function countNaively(
  input: BreadthInput,
  { averageSessions, highSessions, from = 0, to = input.sessionCount }: BreadthOptions,
): BreadthCounts {
  const column = (): Int32Array => new Int32Array(input.sessionCount);
  const counts: BreadthCounts = {
    members: column(),
    withClose: column(),
    advances: column(),
    declines: column(),
    unchanged: column(),
    newHighs: column(),
    newLows: column(),
    eligibleHigh: column(),
    above: averageSessions.map(column),
    eligible: averageSessions.map(column),
  };
  const raise = (counter: Int32Array, t: number, when = true) => {
    if (when) counter[t] = (counter[t] ?? 0) + 1;
  };
  input.closes.forEach((closes, i) => {
    for (let t = from; t < to; t += 1) {
      if (!isMember(input.spans[i] ?? new Int32Array(), t)) continue;
      raise(counts.members, t);
      const close = closes[t] ?? NaN;
      if (Number.isNaN(close)) continue;
      raise(counts.withClose, t);
      const before = closes[t - 1] ?? NaN;
      raise(counts.advances, t, close > before);
      raise(counts.declines, t, close < before);
      raise(counts.unchanged, t, close === before);
      averageSessions.forEach((n, k) => {
        if (t + 1 < n) return;
        const mean = closes.subarray(t - n + 1, t + 1).reduce((sum, value) => sum + value, 0) / n;
        if (Number.isNaN(mean)) return;
        raise(counts.eligible[k] ?? column(), t);
        raise(counts.above[k] ?? column(), t, close > mean * (1 + tieFraction));
      });
      const window = closes.subarray(Math.max(0, t - highSessions + 1), t + 1);
      if (window.length < highSessions || window.some(Number.isNaN)) continue;
      raise(counts.eligibleHigh, t);
      raise(
        counts.newHighs,
        t,
        window.every((value) => value <= close),
      );
      raise(
        counts.newLows,
        t,
        window.every((value) => value >= close),
      );
    }
  });
  return counts;
}
