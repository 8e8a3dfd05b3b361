const significantDigits = 12;

/**
 * Change over `sessions` sessions in points: `close_t - close_{t-N}`, so N+1 closes.
 *
 * **Shape** one series in, one of the same length out. **Units** levels in, points of them out; what lies below the twelfth digit of the larger
 * close is the rounding of the subtraction and left out, so that 5,000.10 less 4,000.10 is 1,000.
 * **Window** trailing, includes today; exchange sessions (G2). **Missing** NaN where either end is missing; closes between
 * the ends are not needed (G8). **Ties/edges** the first N values are NaN. **Source** DEFINITIONS, `claim`.
 *
 * @throws RangeError when `sessions` is no whole number of at least 1.
 * @example sessionPoints(Float64Array.of(100, 110, 121), 2) // NaN, NaN, 21
 */
export function sessionPoints(closes: Float64Array, sessions: number): Float64Array {
  if (!Number.isInteger(sessions) || sessions < 1) throw new RangeError(`sessions is a whole number of at least 1, not ${sessions}`);
  const points = new Float64Array(closes.length).fill(NaN);
  for (let t = sessions; t < closes.length; t += 1) {
    const end = closes[t] ?? NaN;
    const start = closes[t - sessions] ?? NaN;
    const whole = Math.floor(Math.log10(Math.max(Math.abs(start), Math.abs(end)))) + 1;
    const scale = 10 ** Math.max(significantDigits - whole, 0);
    points[t] = Math.round((end - start) * scale) / scale;
  }
  return points;
}
