/**
 * Advances less declines.
 * **Shape** two series of one length in, one out. **Units** counts. **Window** none. **Missing** NaN where either is. **Source** DEFINITIONS, `advance-decline`.
 * @example netAdvances(Float64Array.of(3), Float64Array.of(1)) // 2
 */
export function netAdvances(advances: Float64Array, declines: Float64Array): Float64Array {
  // A loop: the numbers of a typed array are each put on the heap for a function that is called with them.
  const net = new Float64Array(advances.length);
  for (let t = 0; t < net.length; t += 1) net[t] = (advances[t] ?? NaN) - (declines[t] ?? NaN);
  return net;
}
