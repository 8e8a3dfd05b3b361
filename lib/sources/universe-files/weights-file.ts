import type { SessionDate } from '@/lib/calendar/session-date';
import { plainName } from '../files/columns';
import { isMissing } from '../files/detect-numbers';
import type { ReadingOptions } from '../files/map-closes';
import { createCellReader } from './cells';
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

function plainPercent(text: string): string {
  return text.replace(/\s*%$/, '');
}

/** The weights of a file, wide or long. @throws SourceError naming the lines when any of it cannot be read. */
export async function readWeightsFile(file: string, options: ReadingOptions = {}): Promise<DatedWeight[]> {
  const table = await readTableFile({ file, wanted: ['date', 'symbol', 'weight'], required: [['date', 'symbol', 'weight'], ['date']], accepted, options });
  const { rows, header, cell, place } = table;
  const isLong = table.has('weight') && table.has('symbol');
  const columns = isLong ? [place('weight')] : header.flatMap((name, column) => (column === place('date') || plainName(name) === '' ? [] : [column]));
  const nameOf = (cells: readonly string[], column: number) => (isLong ? cell(cells, 'symbol') : (header[column] ?? '')).toUpperCase();
  const read = createCellReader(table.dates('date'));
  const toNumber = table.numbers(rows.flatMap(({ cells }) => columns.map((column) => plainPercent(cells[column] ?? ''))));
  const weights = rows.flatMap(({ line, cells }): DatedWeight[] => {
    const session = read.date(line, cell(cells, 'date'));
    return columns.flatMap((column): DatedWeight[] => {
      const text = plainPercent(cells[column] ?? '');
      if (session === null || isMissing(text)) return [];
      const percent = toNumber(text);
      if (percent !== null && percent >= 0 && percent <= 100) return [{ name: nameOf(cells, column), session, percent, line }];
      read.fault(line, `"${text.slice(0, 40)}" is no weight in percent`);
      return [];
    });
  });
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
