/**
 * The return of one window: `close_t / close_{t-N} - 1`, without computing the rest of the series.
 * **Shape** one series, one number. **Units** fraction. **Window** trailing, includes `t`.
 * **Missing** NaN where any close of the window is missing or it reaches before the first session (G5, G8). **Source** definitions.md G2.
 * @example windowReturn(Float64Array.of(100, 110), 1, 1) // 0.1
 */
export function windowReturn(closes: Float64Array, t: number, sessions: number): number {
  for (let s = t - sessions; s <= t; s += 1) {
    if (Number.isNaN(closes[s] ?? NaN)) return NaN;
  }
  return (closes[t] ?? NaN) / (closes[t - sessions] ?? NaN) - 1;
}
