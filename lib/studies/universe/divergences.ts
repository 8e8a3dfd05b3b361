import { rollingMax } from '@/lib/metrics';

/** Sessions of the look-back of a divergence: one year. */
export const divergenceSessions = 252;

/**
 * Sessions on which the index closes at a record while the measure stands below its own high: a record strictly above every close
 * before, and a measure below the largest of its last `lookBackSessions` values, today's among them.
 * **Shape**: two series of one length in, ascending positions out. **Window**: trailing, so that nothing later is read (G9).
 * **Missing**: a session without an index close is no record; a measure with a value missing in its look-back is not judged (G5).
 * **Edges**: the first close is no record; a measure equal to its high does not diverge.
 * @example findDivergences(Float64Array.of(1, 2, 3), Float64Array.of(5, 6, 4), 2) // [2]
 */
export function findDivergences(index: Float64Array, measure: Float64Array, lookBackSessions = divergenceSessions): number[] {
  const highs = rollingMax(measure, lookBackSessions);
  const found: number[] = [];
  let record = NaN;
  index.forEach((close, t) => {
    if (Number.isNaN(close)) return;
    if (close > record && (measure[t] ?? NaN) < (highs[t] ?? NaN)) found.push(t);
    if (!(close <= record)) record = close;
  });
  return found;
}
