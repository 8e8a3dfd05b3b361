import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseEnv } from '@/lib/env';
import { hosts } from '@/lib/sources/registry';
import type { HttpOptions } from '@/lib/sources/http-options';
import type { SourceSettings } from '@/lib/sources/source-settings';
import { applyRowFault, sendWithFault, toWireOptions, type Fault } from './fault-server-faults';
import { readAskedBatch, writeBatch } from './fault-server-batches';
import { applyHoldingsFault, isServedFunds, readAskedFund, writeHoldings, type ServedFunds } from './fault-server-holdings';
import { contentTypes, readAsked } from './fault-server-paths';
import type { ServedRow, ServedSeries } from './fault-server-wire';
import { isServedProvider, unknownSymbol, writeSeries, type ServedProvider } from './fault-server-writers';
import { splitWriters } from './fault-server-feeds';
import { testKeys } from './source-settings';
import { writeDividends, type ServedDividends } from './write-dividends';
import type { ServedHoldings } from './write-holdings';

/** Whatever the server stands in for. */
export type ServedSource = ServedProvider | ServedFunds;

export interface ServedRequest {
  readonly provider: ServedSource;
  /** The provider's symbol, or the fund. */
  readonly symbol: string;
  readonly url: string;
  readonly userAgent: string;
  readonly headers: IncomingHttpHeaders;
  /** By the clock that the server was started with. */
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
  /** The provider does not know the symbol any more. */
  removeRows(provider: ServedProvider, symbol: string): void;
  /** What a fund held on a date; asked for no date, the newest is answered. */
  setHoldings(source: ServedFunds, fund: string, served: ServedHoldings): void;
  /** Dividends as Nasdaq lists them by their day, with rows of another day where `of` says so; without a list its answer has no rows. */
  setDividends(session: string, paid: ServedDividends, of?: string): void;
  /** The newest rows that an answer of the provider holds. */
  setMostRows(provider: ServedProvider, count: number): void;
  /** What a provider says to everything from now on, with status 200. */
  setText(provider: ServedProvider, text: string): void;
  /** For `expire` of requests: an attempt has taken too long as soon as it hangs here, however fast the machine is, and none that does not. */
  readonly expire: HttpOptions['expire'];
  readonly requests: readonly ServedRequest[];
  close(): Promise<void>;
}

/** What a request is noted under that asks for a day of all stocks. */
export const allStocks = 'all';

/** Of every session the newest row that was known on a day; all rows where no day is asked for. */
function asKnown(rows: readonly ServedRow[], day: string | undefined): readonly ServedRow[] {
  if (day === undefined) return rows;
  return [...new Map(rows.filter(({ knownFrom = '' }) => knownFrom <= day).map((row) => [row.session, row])).values()];
}

const newestFirst: ReadonlySet<ServedProvider> = new Set<ServedProvider>(['nasdaq', 'fmp', 'twelve-data']);

/** A local server that speaks the wire formats of all providers, healthy or with any fault of the list. Listens on a free port. */
export async function startFaultServer(now: () => number = () => performance.now()): Promise<FaultServer> {
  const series = new Map<ServedProvider, Map<string, ServedSeries>>();
  const faults = new Map<string, { fault: Fault; left: number }>();
  const requests: ServedRequest[] = [];
  const lists = new Map<string, ServedHoldings[]>();
  const key = (provider: ServedSource, symbol = '*'): string => `${provider} ${symbol}`;
  const mostRows = new Map<ServedProvider, number>();
  const dividends = new Map<string, string>();
  const texts = new Map<ServedProvider, string>();

  const attempts = new Map<string, AbortController[]>();
  const toPath = ({ pathname, search }: URL): string => `${pathname}${search}`;

  function takeFault(provider: ServedSource, symbol: string): Fault {
    const found = faults.get(key(provider, symbol)) ?? faults.get(key(provider));
    if (found === undefined || found.left <= 0) return 'ok';
    found.left -= 1;
    return found.fault;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://local');
    const onHang = (): void => {
      for (const attempt of attempts.get(toPath(url)) ?? []) attempt.abort(new Error('it hangs'));
      attempts.delete(toPath(url));
    };
    const [, name, ...rest] = url.pathname.split('/');
    const note = (source: ServedSource, symbol: string): void => {
      requests.push({
        provider: source,
        symbol,
        url: url.href,
        headers: request.headers,
        userAgent: request.headers['user-agent'] ?? '',
        atMs: now(),
      });
    };
    if (isServedFunds(name)) {
      const asked = readAskedFund(name, `/${rest.join('/')}`, url.searchParams);
      if (asked === null) {
        response.writeHead(404).end('no such path');
        return;
      }
      note(name, asked.fund);
      const fault = takeFault(name, asked.fund);
      const known = lists.get(key(name, asked.fund)) ?? [];
      const found = asked.asOf === null ? known.at(-1) : known.find(({ asOf }) => asOf === asked.asOf);
      const { body, contentType } = writeHoldings(
        name,
        applyHoldingsFault(fault, found ?? { asOf: '', lines: [] }),
        toWireOptions(fault, asked.fund),
      );
      sendWithFault(fault, response, body, contentType, onHang);
      return;
    }
    const provider = isServedProvider(name) ? name : undefined;
    const batch = provider === undefined ? null : readAskedBatch(provider, `/${rest.join('/')}`, url.searchParams);
    if (provider !== undefined && batch !== null) {
      note(provider, batch.names.length === 0 ? allStocks : batch.names.join(','));
      // Who is not found by name is in no batch either.
      const found = [...(series.get(provider) ?? [])].filter(([symbol]) => faults.get(key(provider, symbol))?.fault !== 'status-404');
      sendWithFault(takeFault(provider, '*'), response, writeBatch(provider, batch, new Map(found)), contentTypes[provider], onHang);
      return;
    }
    if (provider === 'nasdaq' && rest.join('/') === 'api/calendar/dividends') {
      const date = url.searchParams.get('date') ?? '';
      note(provider, 'dividends');
      const body = dividends.get(date) ?? writeDividends(date, []);
      sendWithFault(takeFault(provider, 'dividends'), response, body, contentTypes[provider], onHang);
      return;
    }
    const asked = provider === undefined ? null : readAsked(provider, `/${rest.join('/')}`, url.searchParams);
    if (provider === undefined || asked === null) {
      response.writeHead(404).end('no such path');
      return;
    }
    const { symbol, from, to, isSplits } = asked;
    note(provider, symbol);
    const text = texts.get(provider);
    if (text !== undefined) {
      response.end(text);
      return;
    }
    const fault = takeFault(provider, symbol);
    const vintage = url.searchParams.get('vintage_date') ?? undefined;
    const known = series.get(provider)?.get(symbol);
    if (known === undefined && fault === 'ok') {
      response.writeHead(unknownSymbol[provider].status).end(unknownSymbol[provider].body);
      return;
    }
    const inside = (session: string): boolean => session >= from && session <= to;
    const asIs: ServedSeries = known ?? { rows: [] };
    const cut: ServedSeries = {
      ...asIs,
      rows: asKnown(asIs.rows, vintage)
        .filter((row) => inside(row.session))
        .slice(-(mostRows.get(provider) ?? Infinity)),
      splits: asIs.splits?.filter((split) => inside(split.session)) ?? [],
    };
    const struck = applyRowFault(fault, provider, cut);
    const written = newestFirst.has(provider) && fault !== 'unordered-rows' ? { ...struck, rows: [...struck.rows].reverse() } : struck;
    const options = { ...toWireOptions(fault, symbol), vintage };
    const body = isSplits ? (splitWriters[provider]?.(written, options) ?? '') : writeSeries(provider, written, options);
    sendWithFault(fault, response, body, contentTypes[provider], onHang);
  }

  const server = createServer(answer);
  // A connection that ends while a busy machine rests between two requests would fail the second.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fault server listens on no port');
  const { port } = address;
  const served: ServedSource[] = hosts.map(({ id }) => id).filter((id) => isServedProvider(id) || isServedFunds(id));
  const baseUrl = (provider: ServedSource): string => `http://127.0.0.1:${port}/${provider}`;
  const variables = Object.fromEntries(served.map((id) => [`${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`, baseUrl(id)]));
  return {
    baseUrl,
    settings: parseEnv(variables),
    keyedSettings: parseEnv({ ...variables, ...testKeys }),
    variables,
    expire: (_, url) => {
      const attempt = new AbortController();
      const path = toPath(new URL(url));
      attempts.set(path, [...(attempts.get(path) ?? []), attempt]);
      return attempt.signal;
    },
    setFault: (provider, fault, { symbol, times = Infinity } = {}) => {
      faults.set(key(provider, symbol), { fault, left: times });
    },
    setRows: (provider, symbol, rows, more = {}) => {
      series.set(provider, (series.get(provider) ?? new Map<string, ServedSeries>()).set(symbol, { rows, ...more }));
    },
    removeRows: (provider, symbol) => {
      series.get(provider)?.delete(symbol);
    },
    setHoldings: (source, fund, list) => {
      const others = (lists.get(key(source, fund)) ?? []).filter(({ asOf }) => asOf !== list.asOf);
      lists.set(
        key(source, fund),
        [...others, list].sort((one, other) => (one.asOf < other.asOf ? -1 : 1)),
      );
    },
    setDividends: (session, paid, of) => {
      dividends.set(session, writeDividends(of ?? session, paid));
    },
    setMostRows: (provider, count) => {
      mostRows.set(provider, count);
    },
    setText: (provider, text) => {
      texts.set(provider, text);
    },
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
      }),
  };
}
