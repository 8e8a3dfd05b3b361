import { createCellReader } from './cells';
import { readTableFile } from './read-table-file';
import { refuseFaults } from './refuse-file';

export interface TickerSector {
  readonly ticker: string;
  readonly sector: string;
}

const accepted = 'columns symbol (or ticker) and sector, each symbol once';
const longestSector = 60;

/** The sectors of a file. @throws SourceError naming the lines when any of it cannot be read. */
export async function readSectorsFile(file: string): Promise<TickerSector[]> {
  const { rows, cell } = await readTableFile({ file, wanted: ['symbol', 'sector'], required: [['symbol', 'sector']], accepted, options: {} });
  const read = createCellReader();
  const lineOf = new Map<string, number>();
  const sectors = rows.flatMap(({ line, cells }): TickerSector[] => {
    const ticker = read.symbol(line, cell(cells, 'symbol'));
    const sector = cell(cells, 'sector').trim().replace(/\s+/g, ' ');
    if (sector === '' || sector.length > longestSector) read.fault(line, `a sector has 1 to ${longestSector} characters`);
    if (ticker === null) return [];
    const other = lineOf.get(ticker);
    if (other !== undefined) read.fault(line, `${ticker} stands on line ${other} already`);
    lineOf.set(ticker, line);
    return [{ ticker, sector }];
  });
  if (rows.length === 0) read.fault(1, 'the file has no rows');
  refuseFaults(file, read.faults, accepted);
  return sectors;
}
