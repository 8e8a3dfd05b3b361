import { reachesThreshold } from './meets-threshold';

/** A fall from a peak close until the first close back at or above it; indexes into the series. */
export interface DrawdownEpisode {
  /** The last session that closed at the old maximum. */
  readonly peak: number;
  /** Session of the lowest close; the first one of equals. */
  readonly trough: number;
  /** First close at or above the peak close; null while open. */
  readonly recovery: number | null;
  /** `close at trough / close at peak - 1`, negative. */
  readonly depth: number;
  /** Sessions from peak to trough, and from trough to recovery (null while open). */
  readonly sessionsDown: number;
  readonly sessionsUp: number | null;
  /** First close at or below `peak close * (1 - bear)`: where a bear market is confirmed; null when never. */
  readonly confirmed: number | null;
}

/**
 * Drawdown at each session: `close / running max - 1`, 0 at a peak.
 * **Shape** one series; the answer has its length. **Units** levels in, fractions out, at most 0.
 * **Window** all history up to each session. **Missing** NaN where the close is; the maximum skips gaps (G8).
 * **Source** DEFINITIONS, `drawdowns`.
 * @example drawdownSeries(Float64Array.of(100, 90, 110)) // 0, -0.1, 0
 */
export function drawdownSeries(closes: Float64Array): Float64Array {
  const drawdowns = new Float64Array(closes.length).fill(NaN);
  let top = NaN;
  for (let t = 0; t < closes.length; t += 1) {
    const close = closes[t] ?? NaN;
    if (Number.isNaN(close)) continue;
    if (!(close < top)) top = close;
    drawdowns[t] = close / top - 1;
  }
  return drawdowns;
}

/**
 * Every drawdown whose depth is at least `minDepth`, ascending by peak.
 *
 * **Shape** one series; lengths in sessions (index differences, gaps included). **Units** `minDepth` and `bear` positive fractions.
 * **Window** all history; an open episode has no recovery and its depth so far. **Missing** gaps are skipped (G8).
 * **Ties/edges** an equal close is a recovery and a new peak; thresholds are met with the slack of G1. **Source** DEFINITIONS, `drawdowns`.
 * @example findDrawdowns(Float64Array.of(100, 80, 100), 0.05, 0.2) // one: depth -0.2, confirmed at 1, recovered at 2
 */
export function findDrawdowns(closes: Float64Array, minDepth: number, bear: number): DrawdownEpisode[] {
  const episodes: DrawdownEpisode[] = [];
  let peak = -1;
  let trough = -1;
  let top = NaN;
  let lowest = NaN;
  let confirmed: number | null = null;
  const finish = (recovery: number | null): void => {
    const depth = lowest / top - 1;
    if (trough > peak && reachesThreshold(-depth, minDepth)) {
      const sessionsUp = recovery === null ? null : recovery - trough;
      episodes.push({ peak, trough, recovery, depth, sessionsDown: trough - peak, sessionsUp, confirmed });
    }
  };
  for (let t = 0; t < closes.length; t += 1) {
    const close = closes[t] ?? NaN;
    if (Number.isNaN(close)) continue;
    if (!(close < top)) {
      if (trough > peak) finish(t);
      peak = t;
      trough = t;
      top = close;
      lowest = close;
      confirmed = null;
    } else {
      if (close < lowest) {
        trough = t;
        lowest = close;
      }
      if (confirmed === null && reachesThreshold(1 - close / top, bear)) confirmed = t;
    }
  }
  if (trough > peak) finish(null);
  return episodes;
}
