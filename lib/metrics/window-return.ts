/**
 * The return between two closes: `close_t / close_{t-N} - 1`, without computing the rest of the series.
 * **Shape** one series, one number. **Units** fraction. **Window** trailing, includes `t`.
 * **Missing** NaN where either end is missing or it reaches before the first session; closes between the ends are not needed (G8). **Source** G2.
 * @example windowReturn(Float64Array.of(100, 110), 1, 1) // 0.1
 */
export function windowReturn(closes: Float64Array, t: number, sessions: number): number {
  return (closes[t] ?? NaN) / (closes[t - sessions] ?? NaN) - 1;
}
