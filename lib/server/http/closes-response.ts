import 'server-only';
import { toCsv } from '@/lib/export/to-csv';
import { getEnv } from '@/lib/env';
import type { Market } from '@/lib/market/market';
import type { Column, Row } from '@/lib/studies/kit/study';
import { readDate, readVersion } from '@/lib/view/parse-shared';
import type { ViewIssue } from '@/lib/view/view';
import { HttpError, toBadRequest } from './http-error';
import { loadMarket } from '../answers/load-market';
import { respondText } from './respond';

const names = ['symbols', 'from', 'to', 'version'] as const;
const columns: readonly Column[] = [
  { key: 'symbol', label: 'Symbol', unit: 'none', type: 'text' },
  { key: 'date', label: 'Session', unit: 'none', type: 'date' },
  { key: 'close', label: 'Close', unit: 'level', type: 'number' },
  { key: 'adj_close', label: 'Dividend-adjusted close', unit: 'level', type: 'number' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  { key: 'source', label: 'Source', unit: 'none', type: 'text' },
];

function listRows(market: Market, symbols: readonly string[], from: string, to: string): Row[] {
  return symbols.flatMap((symbol) => {
    const series = market.series.get(symbol);
    if (series === undefined) return [];
    const { close: closes, total, source } = series;
    return market.sessions.flatMap((date, index): Row[] => {
      const close = closes[index] ?? Number.NaN;
      const adjusted = total?.[index] ?? Number.NaN;
      if (date < from || date > to || (Number.isNaN(close) && Number.isNaN(adjusted))) return [];
      const cell = (value: number) => (Number.isNaN(value) ? null : value);
      return [
        {
          symbol,
          date,
          close: cell(close),
          adj_close: cell(adjusted),
          provisional: false,
          source: market.sources[source[index] ?? 0] ?? null,
        },
      ];
    });
  });
}

function readSymbols(market: Market, text: string | null, issues: ViewIssue[]): string[] {
  const stored = [...market.series.values()]
    .filter((series) => series.instrument.kind !== 'composite')
    .map((series) => series.instrument.symbol);
  if (text === null) return stored;
  const symbols = [
    ...new Set(
      text
        .split(',')
        .map((part) => part.trim().toUpperCase())
        .filter((part) => part !== ''),
    ),
  ];
  const unknown = symbols.filter((symbol) => !market.series.has(symbol));
  if (symbols.length === 0 || unknown.length > 0) {
    const wrong = symbols.length === 0 ? 'name at least one symbol' : `unknown symbol ${unknown.join(', ').slice(0, 100)}`;
    issues.push({ path: 'symbols', message: `${wrong}; known are ${[...market.series.keys()].join(', ')}` });
  }
  return symbols;
}

/** `GET /api/v1/closes.csv?symbols=&from=&to=&version=`: final closes, one row per symbol and session. */
export async function respondCloses(request: Request): Promise<Response> {
  if (getEnv().EXPORT_CLOSES === 'off') {
    throw new HttpError(
      403,
      'closes_not_exported',
      'The operator has switched off the export of raw closes (EXPORT_CLOSES=off), since their licence may not allow it; derived studies are answered.',
    );
  }
  const given = new URL(request.url).searchParams;
  const issues: ViewIssue[] = [];
  for (const name of names)
    if (given.getAll(name).length > 1) issues.push({ path: name, message: `${name} is given more than once; give it once` });
  const from = readDate(given.get('from'), 'from', issues) ?? '0000-01-01';
  const to = readDate(given.get('to'), 'to', issues) ?? '9999-12-31';
  const version = readVersion(given.get('version'), issues);
  if (from > to) issues.push({ path: 'from', message: `from (${from}) is after to (${to})` });
  if (issues.length > 0) throw toBadRequest(issues);
  const market = await loadMarket(version);
  const symbols = readSymbols(market, given.get('symbols'), issues);
  if (issues.length > 0) throw toBadRequest(issues);
  return await respondText(request, {
    key: [market.stamp, 'closes', symbols.join(','), from, to].join('|'),
    contentType: 'text/csv; charset=utf-8; header=present',
    pinned: version !== null && given.has('to'),
    headers: { 'Content-Disposition': 'attachment; filename="broadtape-closes.csv"' },
    make: () => Promise.resolve(toCsv(columns, listRows(market, symbols, from, to))),
  });
}
