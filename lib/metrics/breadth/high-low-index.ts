export interface HighLowIndex {
  /** New highs less new lows. */
  readonly net: Float64Array;
  /** New highs among new highs and lows, as a fraction. */
  readonly recordHighShare: Float64Array;
  /** Mean of the last ten sessions that have a share. */
  readonly index: Float64Array;
}

const indexSessions = 10;

/**
 * New highs against new lows: their difference, the Record High percentage and its ten-session mean, the High-Low Index.
 *
 * **Shape** two series of counts in, three of the same length out. **Units** members, and fractions.
 * **Window** the mean trails over the last ten sessions that have a share, today included.
 * **Missing** a missing count gives NaN and starts the mean anew (G8); a session with neither highs nor lows has no share and is skipped in the mean.
 * **Ties/edges** before the tenth share, and the tenth after a gap, there is no index. **Source** DEFINITIONS, `highs-lows`; StockCharts ChartSchool.
 *
 * @example highLowIndex(Float64Array.of(3), Float64Array.of(1)).recordHighShare // 0.75
 */
export function highLowIndex(newHighs: Float64Array, newLows: Float64Array): HighLowIndex {
  const net = new Float64Array(newHighs.length);
  const recordHighShare = new Float64Array(newHighs.length);
  const index = new Float64Array(net.length).fill(NaN);
  // The shares since the last gap, one behind the other.
  const shares = new Float64Array(net.length);
  let count = 0;
  for (let t = 0; t < net.length; t += 1) {
    const highs = newHighs[t] ?? NaN;
    const lows = newLows[t] ?? NaN;
    const share = highs + lows > 0 ? highs / (highs + lows) : NaN;
    net[t] = highs - lows;
    recordHighShare[t] = share;
    if (Number.isNaN(highs - lows)) {
      count = 0;
      continue;
    }
    if (!Number.isNaN(share)) {
      shares[count] = share;
      count += 1;
    }
    if (count < indexSessions) continue;
    let sum = 0;
    for (let at = count - indexSessions; at < count; at += 1) sum += shares[at] ?? NaN;
    index[t] = sum / indexSessions;
  }
  return { net, recordHighShare, index };
}
