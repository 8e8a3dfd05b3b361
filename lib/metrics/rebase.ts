/**
 * A series times a constant, so that its close at `from` is `base`.
 * **Shape** one series; the answer has its length. **Units** levels in, levels out. **Window** for display only: depends on `from` (G3).
 * **Missing** NaN stays NaN, also before `from`; all NaN where the close at `from` is missing (G7). **Source** G15.
 * @example rebase(Float64Array.of(5, 10, 20), 1) // NaN, 100, 200
 */
export function rebase(closes: Float64Array, from: number, base = 100): Float64Array {
  const start = closes[from] ?? NaN;
  return closes.map((close, t) => (t < from ? NaN : (close / start) * base));
}
