import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseEnv } from '@/lib/env';
import { holdingsProviders } from '@/lib/sources/holdings/registry';
import { providerIds } from '@/lib/sources/registry';
import type { SourceSettings } from '@/lib/sources/source-settings';
import { applyRowFault, sendWithFault, toWireOptions, type Fault } from './fault-server-faults';
import { applyHoldingsFault, isServedFunds, readAskedFund, writeHoldings, type ServedFunds } from './fault-server-holdings';
import { isServedProvider, unknownSymbol, writeSeries, type ServedProvider, type ServedRow, type ServedSeries } from './fault-server-wire';
import { testKeys } from './source-settings';
import type { ServedHoldings } from './write-holdings';

/** Whatever the server stands in for. */
export type ServedSource = ServedProvider | ServedFunds;

export interface ServedRequest {
  readonly provider: ServedSource;
  /** The provider's symbol, or the fund. */
  readonly symbol: string;
  readonly url: string;
  readonly userAgent: string;
  readonly atMs: number;
}

export interface FaultOptions {
  /** Only for this provider symbol. */
  readonly symbol?: string;
  /** Only for the next so many requests. */
  readonly times?: number;
}

export interface FaultServer {
  baseUrl(provider: ServedSource): string;
  /** Every provider asked here, without keys. */
  readonly settings: SourceSettings;
  /** The same with a key for every provider that asks for one. */
  readonly keyedSettings: SourceSettings;
  /** The settings as a process is told them. */
  readonly variables: Readonly<Record<string, string>>;
  /** `ok` heals. Without `symbol` every symbol of the provider is struck. */
  setFault(provider: ServedSource, fault: Fault, options?: FaultOptions): void;
  /** Rows of one provider symbol (`^RUT`, `SPX`, `SP500`), ascending; a request gets those inside its range. */
  setRows(provider: ServedProvider, symbol: string, rows: readonly ServedRow[], more?: Omit<ServedSeries, 'rows'>): void;
  /** What a fund held on a date; asked for no date, the newest is answered. */
  setHoldings(source: ServedFunds, fund: string, served: ServedHoldings): void;
  readonly requests: readonly ServedRequest[];
  close(): Promise<void>;
}

interface Asked {
  readonly symbol: string;
  readonly from: string;
  readonly to: string;
}

const paths: Readonly<Record<ServedProvider, RegExp>> = {
  yahoo: /^\/v8\/finance\/chart\/([^/]+)$/,
  cboe: /^\/api\/global\/us_indices\/daily_prices\/(.+)_History\.csv$/,
  nasdaq: /^\/api\/quote\/([^/]+)\/historical$/,
  fred: /^\/graph\/fredgraph\.csv$/,
};

const isoDate = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

function readAsked(provider: ServedProvider, path: string, query: URLSearchParams): Asked | null {
  const found = paths[provider].exec(path);
  if (found === null) return null;
  const symbol = decodeURIComponent(found[1] ?? query.get('id') ?? '');
  if (provider === 'yahoo') return { symbol, from: isoDate(Number(query.get('period1'))), to: isoDate(Number(query.get('period2')) - 1) };
  if (provider === 'nasdaq') return { symbol, from: query.get('fromdate') ?? '', to: query.get('todate') ?? '9999' };
  if (provider === 'fred') return { symbol, from: query.get('cosd') ?? '', to: query.get('coed') ?? '9999' };
  return { symbol, from: '', to: '9999' };
}

/** A local server that speaks the wire formats of all providers, healthy or with any fault of the list. Listens on a free port. */
export async function startFaultServer(): Promise<FaultServer> {
  const series = new Map<string, ServedSeries>();
  const faults = new Map<string, { fault: Fault; left: number }>();
  const requests: ServedRequest[] = [];
  const lists = new Map<string, ServedHoldings[]>();
  const key = (provider: ServedSource, symbol = '*'): string => `${provider} ${symbol}`;

  function takeFault(provider: ServedSource, symbol: string): Fault {
    const found = faults.get(key(provider, symbol)) ?? faults.get(key(provider));
    if (found === undefined || found.left <= 0) return 'ok';
    found.left -= 1;
    return found.fault;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://local');
    const [, name, ...rest] = url.pathname.split('/');
    const note = (source: ServedSource, symbol: string): void => { requests.push({ provider: source, symbol, url: url.href, userAgent: request.headers['user-agent'] ?? '', atMs: performance.now() }); };
    if (isServedFunds(name)) {
      const asked = readAskedFund(name, `/${rest.join('/')}`, url.searchParams);
      if (asked === null) { response.writeHead(404).end('no such path'); return; }
      note(name, asked.fund);
      const fault = takeFault(name, asked.fund);
      const known = lists.get(key(name, asked.fund)) ?? [];
      const found = asked.asOf === null ? known.at(-1) : known.find(({ asOf }) => asOf === asked.asOf);
      const { body, contentType } = writeHoldings(name, applyHoldingsFault(fault, found ?? { asOf: '', lines: [] }), toWireOptions(fault, asked.fund));
      sendWithFault(fault, response, body, contentType);
      return;
    }
    const provider = isServedProvider(name) ? name : undefined;
    const asked = provider === undefined ? null : readAsked(provider, `/${rest.join('/')}`, url.searchParams);
    if (provider === undefined || asked === null) { response.writeHead(404).end('no such path'); return; }
    const { symbol, from, to } = asked;
    note(provider, symbol);
    const fault = takeFault(provider, symbol);
    const known = series.get(key(provider, symbol));
    if (known === undefined && fault === 'ok') { response.writeHead(unknownSymbol[provider].status).end(unknownSymbol[provider].body); return; }
    const inside = (session: string): boolean => session >= from && session <= to;
    const asIs: ServedSeries = known ?? { rows: [] };
    const cut: ServedSeries = { ...asIs, rows: asIs.rows.filter((row) => inside(row.session)), splits: asIs.splits?.filter((split) => inside(split.session)) ?? [] };
    const struck = applyRowFault(fault, provider, cut);
    const written = provider === 'nasdaq' && fault !== 'unordered-rows' ? { ...struck, rows: [...struck.rows].reverse() } : struck;
    const body = writeSeries(provider, written, toWireOptions(fault, symbol));
    sendWithFault(fault, response, body, provider === 'cboe' || provider === 'fred' ? 'text/csv' : 'application/json');
  }

  const server = createServer(answer);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fault server listens on no port');
  const { port } = address;
  const served: ServedSource[] = [...providerIds.filter(isServedProvider), ...holdingsProviders.map(({ id }) => id).filter(isServedFunds)];
  const baseUrl = (provider: ServedSource): string => `http://127.0.0.1:${port}/${provider}`;
  const variables = Object.fromEntries(served.map((id) => [`${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`, baseUrl(id)]));
  return {
    baseUrl,
    settings: parseEnv(variables),
    keyedSettings: parseEnv({ ...variables, ...testKeys }),
    variables,
    setFault: (provider, fault, { symbol, times = Infinity } = {}) => { faults.set(key(provider, symbol), { fault, left: times }); },
    setRows: (provider, symbol, rows, more = {}) => { series.set(key(provider, symbol), { rows, ...more }); },
    setHoldings: (source, fund, list) => {
      const others = (lists.get(key(source, fund)) ?? []).filter(({ asOf }) => asOf !== list.asOf);
      lists.set(key(source, fund), [...others, list].sort((one, other) => (one.asOf < other.asOf ? -1 : 1)));
    },
    requests,
    close: () => new Promise((resolve, reject) => {
      server.closeAllConnections();
      server.close((error) => { if (error === undefined) resolve(); else reject(error); });
    }),
  };
}
