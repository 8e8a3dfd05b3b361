import type { ServedProvider } from './fault-server-writers';

/** What a request asks for, as a provider writes it. */
export interface Asked {
  readonly symbol: string;
  readonly from: string;
  readonly to: string;
  /** Splits instead of rows. */
  readonly isSplits?: boolean;
}

const paths: Readonly<Record<ServedProvider, RegExp>> = {
  yahoo: /^\/v8\/finance\/chart\/([^/]+)$/,
  cboe: /^\/api\/global\/us_indices\/daily_prices\/(.+)_History\.csv$/,
  nasdaq: /^\/api\/quote\/([^/]+)\/historical$/,
  fred: /^\/graph\/fredgraph\.csv$/,
  alfred: /^\/graph\/alfredgraph\.csv$/,
  'fred-api': /^\/fred\/series\/observations$/,
  tiingo: /^\/tiingo\/daily\/([^/]+)\/prices$/,
  eodhd: /^\/api\/(?:eod|splits)\/([^/]+)$/,
  fmp: /^\/stable\/historical-price-eod\/full$/,
  'twelve-data': /^\/time_series$/,
  'alpha-vantage': /^\/query$/,
  stooq: /^\/q\/d\/l\/$/,
  alpaca: /^\/v2\/stocks\/bars$/,
  massive: /^\/v2\/aggs\/ticker\/([^/]+)\/range\/1\/day\/\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/,
};

export const contentTypes: Readonly<Record<ServedProvider, string>> = {
  yahoo: 'application/json',
  cboe: 'text/csv',
  nasdaq: 'application/json',
  fred: 'text/csv',
  alfred: 'text/csv',
  'fred-api': 'application/json',
  tiingo: 'application/json',
  eodhd: 'application/json',
  fmp: 'application/json',
  'twelve-data': 'application/json',
  'alpha-vantage': 'application/json',
  alpaca: 'application/json',
  massive: 'application/json',
  stooq: 'text/csv',
};

/** Twelve Data ends before the day that it is given. */
const dayBefore = (date: string | null): string | null => (date === null ? null : isoDate(Date.parse(date) / 1000 - 86_400));

const isoDate = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

export function readAsked(provider: ServedProvider, path: string, query: URLSearchParams): Asked | null {
  const found = paths[provider].exec(path);
  if (found === null) return null;
  const symbol = decodeURIComponent(found[1] ?? query.get('id') ?? query.get('symbol') ?? query.get('symbols') ?? query.get('s') ?? '');
  if (provider === 'yahoo') return { symbol, from: isoDate(Number(query.get('period1'))), to: isoDate(Number(query.get('period2')) - 1) };
  if (provider === 'nasdaq') return { symbol, from: query.get('fromdate') ?? '', to: query.get('todate') ?? '9999' };
  if (provider === 'fred-api') return { symbol: query.get('series_id') ?? '', from: query.get('observation_start') ?? '', to: '9999' };
  if (provider === 'fred' || provider === 'alfred') return { symbol, from: query.get('cosd') ?? '', to: query.get('coed') ?? '9999' };
  if (provider === 'alpaca') return { symbol, from: (query.get('start') ?? '').slice(0, 10), to: (query.get('end') ?? '').slice(0, 10) };
  if (provider === 'massive') return { symbol, from: path.split('/').at(-2) ?? '', to: path.split('/').at(-1) ?? '9999' };
  const spell = (date: string | null): string => (date ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const isSplits = path.startsWith('/api/splits/') || query.get('function') === 'SPLITS';
  const [from, to] = [
    query.get('from') ?? query.get('startDate') ?? query.get('start_date') ?? spell(query.get('d1')),
    query.get('to') ?? dayBefore(query.get('end_date')) ?? (spell(query.get('d2')) || '9999'),
  ];
  return { symbol, from, to, isSplits };
}
