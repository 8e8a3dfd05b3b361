/**
 * Return over `sessions` sessions: `close_t / close_{t-N} - 1`, so N+1 closes.
 *
 * **Shape** one series in, one of the same length out. **Units** levels in, fractions out, never rounded (G1).
 * **Window** trailing, includes today; exchange sessions (G2). **Missing** NaN where either end is missing; closes between
 * the ends are not needed (G8). **Ties/edges** the first N values are NaN.
 * **Source** G1.
 *
 * @throws RangeError when `sessions` is no whole number of at least 1.
 * @example sessionReturn(Float64Array.of(100, 110, 121), 2) // NaN, NaN, 0.21
 */
export function sessionReturn(closes: Float64Array, sessions: number): Float64Array {
  if (!Number.isInteger(sessions) || sessions < 1) throw new RangeError(`sessions is a whole number of at least 1, not ${sessions}`);
  const returns = new Float64Array(closes.length).fill(NaN);
  for (let t = sessions; t < closes.length; t += 1) returns[t] = (closes[t] ?? NaN) / (closes[t - sessions] ?? NaN) - 1;
  return returns;
}
