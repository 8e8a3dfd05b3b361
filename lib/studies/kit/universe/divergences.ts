import { comparable, findRecords } from '@/lib/metrics';

/** Sessions between a record of the index and the earlier one that it is held against, at least: a month. */
export const divergenceSessions = 21;

/** A record of the index on which a measure can be judged; `index` is its position. */
export interface JudgedRecord {
  readonly index: number;
  /** Whether the measure stands below its value at the earlier record. */
  readonly diverges: boolean;
}

/**
 * Records of the index, each with whether the measure diverges: a close strictly above every close before, while the measure stands below
 * its own value on the last record close at least `apartSessions` sessions earlier.
 * **Shape**: two series of one length in, records ascending out. **Window**: everything to date; nothing later is read (G9).
 * **Missing**: a session without an index close is no record; a record without an earlier one so far back, or without the measure on either, is left out.
 * **Edges**: the first close is no record; a measure equal to its earlier value, to 12 digits, does not diverge.
 * **Source** DEFINITIONS, `advance-decline`.
 * @example judgeRecords(Float64Array.of(1, 2, 3), Float64Array.of(5, 6, 4), 1) // [{ index: 2, diverges: true }]
 */
export function judgeRecords(closes: Float64Array, measure: Float64Array, apartSessions = divergenceSessions): JudgedRecord[] {
  const records = findRecords(closes, false);
  const judged: JudgedRecord[] = [];
  let place = -1;
  for (const { index } of records) {
    while (index - (records[place + 1]?.index ?? Infinity) >= apartSessions) place += 1;
    const now = comparable(measure[index] ?? NaN);
    const then = comparable(measure[records[place]?.index ?? -1] ?? NaN);
    if (!Number.isNaN(now - then)) judged.push({ index, diverges: now < then });
  }
  return judged;
}
