import type { SessionDate } from '@/lib/calendar/session-date';
import { plainName } from '../files/columns';
import { isMissing } from '../files/detect-numbers';
import type { ReadingOptions } from '../files/map-closes';
import { createCellReader } from './cells';
import { readTableFile } from './read-table-file';
import { refuseFaults, type ReadLines } from './refuse-file';

/** A weight as a file gives it, in percent. */
export interface DatedWeight {
  /** As the file writes it, in upper case: a ticker, or a column such as a sum that is none. */
  readonly name: string;
  readonly session: SessionDate;
  readonly percent: number;
  readonly line: number;
}

export interface WeightsFile extends ReadLines {
  readonly weights: readonly DatedWeight[];
}

const accepted =
  'either date and one column a symbol (date,AAPL,MSFT), or the columns date, symbol, weight; dates as 2024-07-16, weights in percent from 0 to 100, an empty cell where there is none';

function plainPercent(text: string): string {
  return text.replace(/\s*%$/, '');
}

// Of two different weights of one security on one date nobody can say which is right; equal ones are one.
function dropDoubled(weights: readonly DatedWeight[], fault: (line: number, text: string) => void): DatedWeight[] {
  const first = new Map<string, DatedWeight>();
  const doubted = new Set<string>();
  for (const weight of weights) {
    const key = `${weight.name} ${weight.session}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, weight);
    else if (known.percent !== weight.percent) {
      if (!doubted.has(key))
        fault(known.line, `the weight of ${weight.name} on ${weight.session} stands twice, another on line ${weight.line}`);
      doubted.add(key);
      fault(weight.line, `the weight of ${weight.name} on ${weight.session} stands twice, another on line ${known.line}`);
    }
  }
  return [...first].flatMap(([key, weight]) => (doubted.has(key) ? [] : [weight]));
}

/** The weights of a file, wide or long. @throws SourceError where it is no such file. */
export async function readWeightsFile(file: string, options: ReadingOptions = {}): Promise<WeightsFile> {
  const table = await readTableFile({
    file,
    wanted: ['date', 'symbol', 'weight'],
    required: [['date', 'symbol', 'weight'], ['date']],
    accepted,
    options,
  });
  const { rows, header, cell, place } = table;
  const isLong = table.has('weight') && table.has('symbol');
  const columns = isLong
    ? [place('weight')]
    : header.flatMap((name, column) => (column === place('date') || plainName(name) === '' ? [] : [column]));
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
  if (weights.length === 0 && read.faults.length === 0) refuseFaults(file, [{ line: 1, text: 'the file has no weights' }], accepted);
  const single = dropDoubled(weights, read.fault);
  return { weights: single, faults: read.faults, lineCount: rows.length, accepted };
}
