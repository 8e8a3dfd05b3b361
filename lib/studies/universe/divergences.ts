import { rollingMax } from '@/lib/metrics';

/** Sessions of the look-back of a divergence: one year. */
export const divergenceSessions = 252;

/** A record of the index on which a measure can be judged; `index` is its position. */
export interface JudgedRecord {
  readonly index: number;
  /** Whether the measure stands below its own high. */
  readonly diverges: boolean;
}

/**
 * Records of the index, each with whether the measure diverges: a close strictly above every close before, while the measure stands below
 * the largest of its last `lookBackSessions` values, today's among them.
 * **Shape**: two series of one length in, records ascending out. **Window**: trailing, so that nothing later is read (G9).
 * **Missing**: a session without an index close is no record; one on which a value is missing in the look-back is left out (G5).
 * **Edges**: the first close is no record; a measure equal to its high does not diverge.
 * @example judgeRecords(Float64Array.of(1, 2, 3), Float64Array.of(5, 6, 4), 2) // [{ index: 1, diverges: false }, { index: 2, diverges: true }]
 */
export function judgeRecords(closes: Float64Array, measure: Float64Array, lookBackSessions = divergenceSessions): JudgedRecord[] {
  const highs = rollingMax(measure, lookBackSessions);
  const judged: JudgedRecord[] = [];
  let record = NaN;
  closes.forEach((close, index) => {
    if (Number.isNaN(close)) return;
    const high = highs[index] ?? NaN;
    if (close > record && !Number.isNaN(high)) judged.push({ index, diverges: (measure[index] ?? NaN) < high });
    if (!(close <= record)) record = close;
  });
  return judged;
}
