import type { ValueCandidate } from '../collect-values';
import { parseJson } from '../parse-json';
import { parsePlainNumber } from '../parse-number';
import type { RejectedRow } from '../source';
import { observationSchema, observationsSchema } from './schema';

export interface ObservationsPage {
  readonly candidates: readonly ValueCandidate[];
  readonly rejected: readonly RejectedRow[];
  /** Rows of all pages. */
  readonly total: number;
  /** Rows of this page. */
  readonly rows: number;
}

/** A page of vintages as candidates, each seen on the first day on which it was the newest. @throws SourceError */
export function toObservationsPage(text: string): ObservationsPage {
  const { count, observations } = parseJson('fred-api', text, observationsSchema);
  const candidates: ValueCandidate[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of observations) {
    const raw = JSON.stringify(row).slice(0, 500);
    const read = observationSchema.safeParse(row);
    if (!read.success) {
      rejected.push({ session: null, raw, reason: 'the row has no date, realtime_start and value' });
      continue;
    }
    const { realtime_start: seenOn, date: day, value: written } = read.data;
    const value = parsePlainNumber(written);
    if (written === '.' || written === '') continue;
    if (value === null)
      rejected.push({ session: day, raw, reason: `the value ${JSON.stringify(written)} is not a decimal number with a point` });
    else candidates.push({ day, value, seenOn, isPublished: true, raw });
  }
  return { candidates, rejected, total: count, rows: observations.length };
}
