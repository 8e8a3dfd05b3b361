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
  const net = newHighs.map((highs, t) => highs - (newLows[t] ?? NaN));
  const recordHighShare = newHighs.map((highs, t) => {
    const both = highs + (newLows[t] ?? NaN);
    return both > 0 ? highs / both : NaN;
  });
  const index = new Float64Array(net.length).fill(NaN);
  const last: number[] = [];
  recordHighShare.forEach((share, t) => {
    if (Number.isNaN(net[t] ?? NaN)) {
      last.length = 0;
      return;
    }
    if (!Number.isNaN(share)) {
      last.push(share);
      if (last.length > indexSessions) last.shift();
    }
    if (last.length === indexSessions) index[t] = last.reduce((sum, value) => sum + value, 0) / indexSessions;
  });
  return { net, recordHighShare, index };
}
