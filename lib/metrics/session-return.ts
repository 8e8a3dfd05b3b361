/**
 * Return over `sessions` sessions: `close_t / close_{t-N} - 1`, so N+1 closes.
 *
 * **Shape** one series in, one of the same length out. **Units** levels in, fractions out, never rounded (G1).
 * **Window** trailing, includes today; exchange sessions (G2). **Missing** NaN where either end or anything between
 * is missing: a window that spans a gap is missing (G8). **Ties/edges** the first N values are NaN.
 * **Source** definitions.md 0.
 *
 * @throws RangeError when `sessions` is no whole number of at least 1.
 * @example sessionReturn(Float64Array.of(100, 110, 121), 2) // NaN, NaN, 0.21
 */
export function sessionReturn(closes: Float64Array, sessions: number): Float64Array {
  if (!Number.isInteger(sessions) || sessions < 1) throw new RangeError(`sessions is a whole number of at least 1, not ${sessions}`);
  const returns = new Float64Array(closes.length).fill(NaN);
  let lastMissing = -1;
  for (let t = 0; t < closes.length; t += 1) {
    const close = closes[t] ?? NaN;
    if (Number.isNaN(close)) lastMissing = t;
    else if (t - sessions > lastMissing) returns[t] = close / (closes[t - sessions] ?? NaN) - 1;
  }
  return returns;
}
