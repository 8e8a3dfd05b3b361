import { parseGroupedNumber } from '../parse-number';
import type { CsvAnswer } from '../parse-csv-answer';
import { parseUsDate } from '../parse-us-date';
import type { HistoricalRow } from './schema';

const absent = new Set(['', '--']);

/** Nasdaq's rows (newest first, `$` and thousands separators) as candidates; `--` is missing. */
export function toCandidates(rows: readonly HistoricalRow[]): CsvAnswer {
  const candidates: CsvAnswer['candidates'][number][] = [];
  const rejected: CsvAnswer['rejected'][number][] = [];
  for (const row of rows) {
    const session = parseUsDate(row.date);
    const raw = JSON.stringify(row);
    const closeText = (row.close ?? '').trim();
    const close = parseGroupedNumber(closeText);
    const read = (text: string | null | undefined): number | null => parseGroupedNumber(text?.trim() ?? '');
    if (session === null) rejected.push({ session, raw, reason: 'the date cannot be read' });
    else if (absent.has(closeText)) continue;
    else if (close === null)
      rejected.push({ session, raw, reason: `the close ${JSON.stringify(closeText)} is not a number such as $1,234.56` });
    else
      candidates.push({
        session,
        close,
        open: read(row.open),
        high: read(row.high),
        low: read(row.low),
        volume: read(row.volume),
        adjClose: null,
        provisional: false,
        raw,
      });
  }
  return { candidates, rejected };
}
