import { thresholdSlack } from './meets-threshold';

/**
 * Sessions from the lowest close after a record to the record that ends the fall, at such a record alone.
 *
 * **Shape** one series of closes. **Units** sessions; `depth` a fraction: the fall from close to close that there was at least, zero for one
 * of any size. **Window** trailing: the closes since the record before, the first close standing for one. **Missing** NaN on all other
 * sessions; a session without a close is skipped and counted. **Ties/edges** a record is above all closes before it; of equal lows the
 * last is taken, the fewest sessions; a fall that reaches `depth` within 1e-12 counts. **Source** DEFINITIONS, `claim`.
 * @example sessionsFromLow(Float64Array.of(10, 8, 9, 11), 0.1) // 2 at index 3
 */
export function sessionsFromLow(closes: Float64Array, depth: number): Float64Array {
  let record = NaN;
  let low = NaN;
  let lowAt = -1;
  return closes.map((close, t) => {
    if (Number.isNaN(close)) return NaN;
    if (!(close <= record)) {
      const fell = lowAt >= 0 && 1 - low / record >= depth - thresholdSlack;
      const sessions = fell ? t - lowAt : NaN;
      record = close;
      low = NaN;
      lowAt = -1;
      return sessions;
    }
    if (close < record && !(close > low)) {
      low = close;
      lowAt = t;
    }
    return NaN;
  });
}
