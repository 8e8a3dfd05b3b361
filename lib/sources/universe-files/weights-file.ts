import type { SessionDate } from '@/lib/calendar/session-date';
import { parsePlainNumber } from '../parse-number';
import type { Table } from '../parse-table';
import { createCellReader, type CellReader } from './cells';
import { findColumns, plainColumn } from './find-columns';
import { readTableFile } from './read-table-file';
import { refuseFaults } from './refuse-file';

/** A weight as a file gives it, in percent. */
export interface DatedWeight {
  /** As the file writes it, in upper case: a ticker, or a column such as a sum that is none. */
  readonly name: string;
  readonly session: SessionDate;
  readonly percent: number;
  readonly line: number;
}

const accepted = 'either date and one column a symbol (date,AAPL,MSFT), or the columns date, symbol, weight; dates as 2024-07-16, weights in percent from 0 to 100, an empty cell where there is none, each date and symbol once';
const dates = ['date', 'session'] as const;
const spellings = { date: dates, symbol: ['symbol', 'ticker'], weight: ['weight', 'weight_pct'] } as const;

function readWeight(read: CellReader, line: number, text: string): number | null {
  const value = parsePlainNumber(text);
  return value !== null && value >= 0 && value <= 100 ? value : read.fault(line, `"${text.slice(0, 40)}" is no weight in percent`);
}

function readLong(file: string, { header, rows }: Table, read: CellReader): DatedWeight[] {
  const place = findColumns({ file, header, spellings, required: ['date', 'symbol', 'weight'], accepted });
  return rows.flatMap(({ line, cells }): DatedWeight[] => {
    const [name, text] = [(cells[place('symbol')] ?? '').toUpperCase(), cells[place('weight')] ?? ''];
    const session = read.date(line, cells[place('date')] ?? '');
    if (text === '' || session === null) return [];
    const percent = readWeight(read, line, text);
    return percent === null ? [] : [{ name, session, percent, line }];
  });
}

function readWide(file: string, { header, rows }: Table, read: CellReader): DatedWeight[] {
  const place = findColumns({ file, header, spellings: { date: dates }, required: ['date'], accepted })('date');
  const names = header.map((name) => name.toUpperCase());
  return rows.flatMap(({ line, cells }): DatedWeight[] => {
    const session = read.date(line, cells[place] ?? '');
    if (session === null) return [];
    return names.flatMap((name, column): DatedWeight[] => {
      const text = cells[column] ?? '';
      if (column === place || name === '' || text === '') return [];
      const percent = readWeight(read, line, text);
      return percent === null ? [] : [{ name, session, percent, line }];
    });
  });
}

/** The weights of a file, wide or long. @throws SourceError naming the lines when any of it cannot be read. */
export async function readWeightsFile(file: string): Promise<DatedWeight[]> {
  const table = await readTableFile(file);
  const read = createCellReader();
  const isLong = table.header.some((name) => plainColumn(name) === 'weight' || plainColumn(name) === 'weight_pct');
  const weights = isLong ? readLong(file, table, read) : readWide(file, table, read);
  const lineOf = new Map<string, number>();
  for (const { name, session, line } of weights) {
    const other = lineOf.get(`${name} ${session}`);
    if (other !== undefined) read.fault(line, `the weight of ${name} on ${session} stands on line ${other} already`);
    lineOf.set(`${name} ${session}`, line);
  }
  if (weights.length === 0 && read.faults.length === 0) read.fault(1, 'the file has no weights');
  refuseFaults(file, read.faults, accepted);
  return weights;
}
