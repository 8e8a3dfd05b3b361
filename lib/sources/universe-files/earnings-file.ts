import type { SessionDate } from '@/lib/calendar/session-date';
import { isMissing } from '../files/detect-numbers';
import type { ReadingOptions } from '../files/map-closes';
import { createCellReader } from './cells';
import { readTableFile } from './read-table-file';
import { refuseFaults, type ReadLines } from './refuse-file';

/** What a company earned in a quarter, as a file gives it. */
export interface FiledEarnings {
  readonly ticker: string;
  readonly period: SessionDate;
  readonly filed: SessionDate;
  readonly value: number;
  readonly line: number;
}

export interface EarningsFile extends ReadLines {
  readonly earnings: readonly FiledEarnings[];
}

const accepted =
  'columns symbol (or ticker), period_end (last day of the quarter), filed (day of the filing) and value (earnings of that quarter); dates as 2024-07-16';

/** Earnings by quarter and day of filing; of two different values of one filing neither. @throws SourceError where it is no such file. */
export async function readEarningsFile(file: string, options: ReadingOptions = {}): Promise<EarningsFile> {
  const wanted = ['symbol', 'periodEnd', 'filed', 'value'] as const;
  const table = await readTableFile({ file, wanted, required: [[...wanted]], accepted, options });
  const { rows, cell } = table;
  const days = createCellReader(table.dates('periodEnd'));
  const filings = createCellReader(table.dates('filed'));
  const toNumber = table.numbers(rows.map(({ cells }) => cell(cells, 'value')));
  const first = new Map<string, FiledEarnings>();
  const doubted = new Set<string>();
  for (const { line, cells } of rows) {
    const ticker = days.symbol(line, cell(cells, 'symbol'));
    const period = days.date(line, cell(cells, 'periodEnd'));
    const filed = filings.date(line, cell(cells, 'filed'));
    const text = cell(cells, 'value');
    if (ticker === null || period === null || filed === null || isMissing(text)) continue;
    const value = toNumber(text);
    if (value === null) {
      days.fault(line, `"${text.slice(0, 40)}" is no number`);
      continue;
    }
    if (filed <= period) {
      days.fault(line, `filed on ${filed}, before its quarter ended on ${period}`);
      continue;
    }
    const key = `${ticker} ${period} ${filed}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, { ticker, period, filed, value, line });
    else if (known.value !== value) {
      doubted.add(key);
      days.fault(line, `${ticker} stands twice for ${period} as filed on ${filed}, with another value on line ${known.line}`);
    }
  }
  if (rows.length === 0) refuseFaults(file, [{ line: 1, text: 'the file has no rows' }], accepted);
  return {
    earnings: [...first].flatMap(([key, row]) => (doubted.has(key) ? [] : [row])),
    faults: [...days.faults, ...filings.faults].sort((one, other) => one.line - other.line),
    lineCount: rows.length,
    accepted,
  };
}
