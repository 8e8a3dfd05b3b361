import type { SessionDate } from '@/lib/calendar/session-date';
import { classifyText } from './classify-response';
import type { Candidate } from './collect-rows';
import { isLastRowCut } from './is-last-row-cut';
import { parsePlainNumber } from './parse-number';
import { parseTable } from './parse-table';
import type { RejectedRow } from './source';
import { SourceError } from './source-error';

/** Where the fields of a provider's CSV stand; a field that it does not have is -1. */
export interface CsvLayout {
  readonly date: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export interface CsvFormat {
  readonly provider: string;
  /** @throws SourceError `schema` when the header lacks the date or the close of the asked symbol. */
  readonly findLayout: (header: readonly string[]) => CsvLayout;
  readonly parseDate: (text: string) => SessionDate | null;
  /** Cells that stand for a missing close. */
  readonly missing: readonly string[];
}

export interface CsvAnswer {
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * A provider's CSV as candidates and rejected rows.
 * @throws SourceError for text that is no CSV of this provider.
 */
export function parseCsvAnswer(text: string, { provider, findLayout, parseDate, missing }: CsvFormat): CsvAnswer {
  if (text.trim() === '') throw new SourceError('transient', `${provider} sent an empty answer instead of CSV`);
  const table = parseTable(text);
  if (!table.header[0]?.includes('date')) throw classifyText(provider, text, 'CSV with a date column');
  const layout = findLayout(table.header);
  const cut = isLastRowCut(text, table) ? table.rows.at(-1) : undefined;
  const candidates: Candidate[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of table.rows) {
    const { cells, raw } = row;
    const session = parseDate(cells[layout.date] ?? '');
    const closeText = cells[layout.close];
    const close = parsePlainNumber(closeText ?? '');
    const read = (index: number): number | null => (index < 0 ? null : parsePlainNumber(cells[index] ?? ''));
    const reject = (reason: string): void => {
      rejected.push({ session, raw: raw.slice(0, 500), reason });
    };
    if (row === cut) reject('the answer ends inside this row');
    else if (session === null) reject('the date cannot be read');
    else if (cells.length !== table.header.length) reject(`the row has ${cells.length} fields, the header ${table.header.length}`);
    else if (closeText !== undefined && missing.includes(closeText)) continue;
    else if (close === null) reject(`the close ${JSON.stringify(closeText)} is not a decimal number with a point`);
    else
      candidates.push({
        session,
        close,
        open: read(layout.open),
        high: read(layout.high),
        low: read(layout.low),
        adjClose: null,
        volume: null,
        provisional: false,
        raw,
      });
  }
  return { candidates, rejected };
}
