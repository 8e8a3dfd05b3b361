/**
 * Ratio-adjusted net advances (RANA): net advances per thousand stocks that moved, so that years with more issues compare.
 *
 * **Shape** two series of counts in, one of the same length out. **Units** per thousand. **Window** the session alone.
 * **Missing** either count missing, or nothing moved, gives NaN. **Source** DEFINITIONS, `mcclellan`.
 *
 * @example ratioAdjustedNetAdvances(Float64Array.of(3, 0), Float64Array.of(1, 0)) // 500, NaN
 */
export function ratioAdjustedNetAdvances(advances: Float64Array, declines: Float64Array): Float64Array {
  return advances.map((up, t) => {
    const down = declines[t] ?? NaN;
    const moved = up + down;
    return moved > 0 ? (1000 * (up - down)) / moved : NaN;
  });
}
