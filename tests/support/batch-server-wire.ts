import { openStamp, type ServedRow } from './fault-server-wire';
import { writeSeries } from './fault-server-writers';

/** What the server knows of a stock. */
export interface ServedStock {
  readonly rows: readonly ServedRow[];
  readonly splits?: readonly { readonly session: string; readonly numerator: number; readonly denominator: number }[];
}

export type ServedStocks = ReadonlyMap<string, ServedStock>;

/** A request for several stocks, or for one day of all. */
export interface AskedBatch {
  readonly names: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly token: string | null;
}

const rowsPerPage = 10_000;
const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
// A class of shares is BRK-B at Yahoo and BRK.B elsewhere.
const find = (stocks: ServedStocks, name: string): ServedStock | undefined => stocks.get(name.replaceAll('-', '.'));
const inside = (rows: readonly ServedRow[], { from, to }: AskedBatch): readonly ServedRow[] =>
  rows.filter(({ session }) => session >= from && session <= to);
const widen = (close: ServedRow['close']) => (typeof close === 'number' ? Math.fround(close) : close);
const toBar = (row: ServedRow) => ({
  o: row.open ?? row.close,
  h: row.high ?? row.close,
  l: row.low ?? row.close,
  c: row.close,
  v: row.volume ?? 1000,
});

const days = { '5d': 7, '1mo': 30, '3mo': 91 } as const;

/** How far back a range of spark goes. */
export function rangeStart(range: string, today: string): string {
  const back = Object.entries(days).find(([name]) => name === range)?.[1] ?? 0;
  return isoDate(Date.parse(`${today}T00:00:00Z`) - back * 86_400_000);
}

/** Spark of version 8; unknown symbols are not among those that come. */
export function writeSpark(stocks: ServedStocks, asked: AskedBatch): string {
  const entries = asked.names.flatMap((name) => {
    const stock = find(stocks, name);
    if (stock === undefined) return [];
    const rows = inside(stock.rows, asked);
    return [
      [
        name,
        {
          symbol: name,
          previousClose: null,
          chartPreviousClose: 1,
          dataGranularity: 86_400,
          start: null,
          end: null,
          timestamp: rows.map(({ session, stamp }) => stamp ?? openStamp(session)),
          close: rows.map(({ close }) => widen(close)),
        },
      ] as const,
    ];
  });
  return JSON.stringify(Object.fromEntries(entries));
}

/** The same in the wrapper of version 7. */
export function writeWrappedSpark(stocks: ServedStocks, asked: AskedBatch): string {
  const result = asked.names.flatMap((name) => {
    const stock = find(stocks, name);
    if (stock === undefined) return [];
    const chart = JSON.parse(writeSeries('yahoo', { rows: inside(stock.rows, asked) }, { symbol: name })) as {
      chart: { result: unknown[] };
    };
    return [{ symbol: name, response: chart.chart.result }];
  });
  return JSON.stringify({ spark: { result, error: null } });
}

const sorted = new WeakMap<ServedStocks, Map<string, { name: string; row: ServedRow }[]>>();

// Page after page of the same list would be sorted anew.
function listSorted(stocks: ServedStocks, asked: AskedBatch): { name: string; row: ServedRow }[] {
  const sort = () => asked.names.toSorted().flatMap((name) => inside(find(stocks, name)?.rows ?? [], asked).map((row) => ({ name, row })));
  if (asked.token === null) return keep(stocks, asked, sort());
  return sorted.get(stocks)?.get(asked.names.join()) ?? keep(stocks, asked, sort());
}

function keep(stocks: ServedStocks, asked: AskedBatch, list: { name: string; row: ServedRow }[]): { name: string; row: ServedRow }[] {
  sorted.set(stocks, (sorted.get(stocks) ?? new Map<string, typeof list>()).set(asked.names.join(), list));
  return list;
}

const stamps = new Map<string, string>();

function midnightOf(session: string): string {
  const known = stamps.get(session) ?? new Date((openStamp(session) - 9.5 * 3600) * 1000).toISOString().replace('.000', '');
  stamps.set(session, known);
  return known;
}

/** A page of Alpaca's bars: sorted by name, then by day; the token is the place of the next one. */
export function writeAlpaca(stocks: ServedStocks, asked: AskedBatch): string {
  const all = listSorted(stocks, asked);
  const start = Number(asked.token ?? 0);
  const bars: Record<string, unknown[]> = {};
  for (const { name, row } of all.slice(start, start + rowsPerPage)) {
    (bars[name] ??= []).push({ t: midnightOf(row.session), ...toBar(row), n: 10, vw: row.close });
  }
  return JSON.stringify({ bars, next_page_token: start + rowsPerPage < all.length ? String(start + rowsPerPage) : null });
}

/** Massive's grouped daily: every stock of one date. */
export function writeGrouped(stocks: ServedStocks, date: string): string {
  const results = [...stocks].flatMap(([name, { rows }]) => {
    const row = rows.find(({ session }) => session === date);
    return row === undefined ? [] : [{ T: name, ...toBar(row), t: (openStamp(date) + 6.5 * 3600) * 1000, n: 10, vw: row.close }];
  });
  return JSON.stringify({
    status: 'OK',
    adjusted: true,
    queryCount: results.length,
    resultsCount: results.length,
    ...(results.length === 0 ? {} : { results }),
  });
}

/** Massive's days of one stock. */
export function writeAggregates(stocks: ServedStocks, asked: AskedBatch): string {
  const [ticker = ''] = asked.names;
  const results = inside(find(stocks, ticker)?.rows ?? [], asked).map((row) => ({
    ...toBar(row),
    t: (openStamp(row.session) - 9.5 * 3600) * 1000,
  }));
  return JSON.stringify({
    ticker,
    status: 'OK',
    adjusted: true,
    queryCount: results.length,
    resultsCount: results.length,
    ...(results.length === 0 ? {} : { results }),
  });
}

/** Yahoo's chart of one stock; null where it is unknown. */
export function writeChart(stocks: ServedStocks, asked: AskedBatch): string | null {
  const [symbol = ''] = asked.names;
  const stock = find(stocks, symbol);
  if (stock === undefined) return null;
  const splits = (stock.splits ?? []).filter(({ session }) => session >= asked.from && session <= asked.to);
  return writeSeries('yahoo', { rows: inside(stock.rows, asked), splits }, { symbol });
}
