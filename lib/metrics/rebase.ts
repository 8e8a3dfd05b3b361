/**
 * A series times a constant, so that its first close at or after `from` is `base`.
 * **Shape** one series; the answer has its length. **Units** levels in, levels out. **Window** for display only: depends on `from` (G3).
 * **Missing** NaN stays NaN, also before `from`; all NaN where nothing follows `from`. **Source** definitions.md section 2.
 * @example rebase(Float64Array.of(5, 10, 20), 1) // NaN, 100, 200
 */
export function rebase(closes: Float64Array, from: number, base = 100): Float64Array {
  const rebased = new Float64Array(closes.length).fill(NaN);
  let start = NaN;
  for (let t = Math.max(from, 0); t < closes.length; t += 1) {
    const close = closes[t] ?? NaN;
    if (Number.isNaN(close)) continue;
    if (Number.isNaN(start)) start = close;
    rebased[t] = (close / start) * base;
  }
  return rebased;
}
