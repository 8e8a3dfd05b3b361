/**
 * The running sum of net advances, or of any per-session breadth figure.
 *
 * **Shape** one series in, one of the same length out. **Units** those of the input, added up. **Window** everything from the first
 * value on: the level is arbitrary and never set back to zero by what is shown.
 * **Missing** a session without a value has no level; the sum goes on with the next (G4). **Source** DEFINITIONS, `advance-decline`.
 *
 * @example advanceDeclineLine(Float64Array.of(NaN, 3, -1)) // NaN, 3, 2
 */
export function advanceDeclineLine(net: Float64Array): Float64Array {
  let level = 0;
  return net.map((value) => (Number.isNaN(value) ? NaN : (level += value)));
}
