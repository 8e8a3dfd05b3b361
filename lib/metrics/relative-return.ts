/** `pp` difference of returns, `ratio` of growth factors less one, `log` difference of log returns. */
export type RelativeMeasure = 'pp' | 'ratio' | 'log';

/**
 * How far return `a` is ahead of return `b`: `a - b`, `(1+a)/(1+b) - 1` or `ln(1+a) - ln(1+b)`.
 *
 * **Shape** two series of one length in, one out. **Units** fractions in and out (`log` in natural logarithms).
 * **Window** none. **Missing** NaN where either is (G7). **Ties/edges** a leg that lost everything or more (`1+b <= 0`) gives
 * NaN for `ratio` and `log`. Log ranks as ratio does. **Source** DEFINITIONS, `outperformance`.
 *
 * @throws RangeError when the lengths differ.
 * @example relativeReturn(Float64Array.of(0.5), Float64Array.of(0.25), 'ratio') // 0.2
 */
export function relativeReturn(a: Float64Array, b: Float64Array, measure: RelativeMeasure): Float64Array {
  if (a.length !== b.length) throw new RangeError(`a and b must have one length, not ${a.length} and ${b.length}`);
  const values = new Float64Array(a.length);
  for (let t = 0; t < a.length; t += 1) {
    const left = a[t] ?? NaN;
    const right = b[t] ?? NaN;
    if (measure === 'pp') values[t] = left - right;
    else if (left <= -1 || right <= -1) values[t] = NaN;
    else if (measure === 'ratio') values[t] = (1 + left) / (1 + right) - 1;
    else values[t] = Math.log1p(left) - Math.log1p(right);
  }
  return values;
}
