import type { SessionDate } from '@/lib/calendar/session-date';
import type { ReadingOptions } from '../files/map-closes';
import { createCellReader } from './cells';
import { readTableFile } from './read-table-file';
import { refuseFaults } from './refuse-file';

/** A ticker that the security now called `symbol` had; a null date is an open end. */
export interface TickerAlias {
  readonly symbol: string;
  readonly ticker: string;
  readonly from: SessionDate | null;
  /** Exclusive. */
  readonly until: SessionDate | null;
}

const accepted =
  'columns symbol (what the security is called now), alias (what it was called), start_date, end_date (the first day with another ticker); dates as 2022-06-09, empty for an open end';
const wanted = ['symbol', 'alias', 'from', 'until'] as const;

/** Whether two aliases share a day. */
export function overlaps(one: Pick<TickerAlias, 'from' | 'until'>, other: Pick<TickerAlias, 'from' | 'until'>): boolean {
  return (
    (one.until === null || other.from === null || other.from < one.until) &&
    (other.until === null || one.from === null || one.from < other.until)
  );
}

/** The aliases of a file. @throws SourceError naming the lines when any of it cannot be read. */
export async function readAliasesFile(file: string, options: ReadingOptions = {}): Promise<TickerAlias[]> {
  const table = await readTableFile({ file, wanted, required: [['symbol', 'alias', 'until']], accepted, options });
  const { rows } = table;
  const read = createCellReader(table.dates('from', 'until'));
  const known: (TickerAlias & { readonly line: number })[] = [];
  const aliases = rows.flatMap(({ line, cells }): TickerAlias[] => {
    const cell = (name: (typeof wanted)[number]) => table.cell(cells, name);
    const [symbol, ticker] = [read.symbol(line, cell('symbol')), read.symbol(line, cell('alias'))];
    const [from, until] = [read.optionalDate(line, cell('from')), read.optionalDate(line, cell('until'))];
    if (symbol === null || ticker === null) return [];
    if (symbol === ticker) read.fault(line, `${symbol} is no alias of itself`);
    if (from !== null && until !== null && until <= from) read.fault(line, `the alias ends on ${until}, not after its start on ${from}`);
    const alias = { symbol, ticker, from, until };
    const other = known.find((item) => item.ticker === ticker && (item.symbol === symbol || overlaps(item, alias)));
    if (other !== undefined)
      read.fault(
        line,
        other.symbol === symbol
          ? `${ticker} stands twice as an alias of ${symbol}`
          : `${ticker} is an alias of ${other.symbol} in the same time, by line ${other.line}`,
      );
    known.push({ ...alias, line });
    return [alias];
  });
  if (rows.length === 0) read.fault(1, 'the file has no rows');
  refuseFaults(file, read.faults, accepted);
  return aliases;
}
