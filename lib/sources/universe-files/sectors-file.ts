import { createCellReader } from './cells';
import { readTableFile } from './read-table-file';
import { refuseFaults, type ReadLines } from './refuse-file';

export interface TickerSector {
  readonly ticker: string;
  readonly sector: string;
  readonly line: number;
}

export interface SectorsFile extends ReadLines {
  readonly sectors: readonly TickerSector[];
}

const accepted = 'columns symbol (or ticker) and sector';
const longestSector = 60;

/** The sectors of a file; of two different ones of a symbol neither. @throws SourceError where it is no such file. */
export async function readSectorsFile(file: string): Promise<SectorsFile> {
  const { rows, cell } = await readTableFile({
    file,
    wanted: ['symbol', 'sector'],
    required: [['symbol', 'sector']],
    accepted,
    options: {},
  });
  const read = createCellReader();
  const first = new Map<string, TickerSector>();
  const doubted = new Set<string>();
  for (const { line, cells } of rows) {
    const ticker = read.symbol(line, cell(cells, 'symbol'));
    const sector = cell(cells, 'sector').trim().replace(/\s+/g, ' ');
    if (ticker === null) continue;
    if (sector === '' || sector.length > longestSector) {
      read.fault(line, `a sector has 1 to ${longestSector} characters`);
      continue;
    }
    const known = first.get(ticker);
    if (known === undefined) first.set(ticker, { ticker, sector, line });
    else if (known.sector !== sector) {
      if (!doubted.has(ticker)) read.fault(known.line, `${ticker} stands twice, with another sector on line ${line}`);
      doubted.add(ticker);
      read.fault(line, `${ticker} stands twice, with another sector on line ${known.line}`);
    }
  }
  if (rows.length === 0) refuseFaults(file, [{ line: 1, text: 'the file has no rows' }], accepted);
  return {
    sectors: [...first.values()].filter(({ ticker }) => !doubted.has(ticker)),
    faults: read.faults,
    lineCount: rows.length,
    accepted,
  };
}
