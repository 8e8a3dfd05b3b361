import { createServer, type IncomingHttpHeaders } from 'node:http';
import { parseEnv } from '@/lib/env';
import { hosts } from '@/lib/sources/registry';
import type { SourceSettings } from '@/lib/sources/source-settings';
import {
  rangeStart,
  writeAggregates,
  writeAlpaca,
  writeChart,
  writeGrouped,
  writeSpark,
  writeWrappedSpark,
  type AskedBatch,
  type ServedStock,
} from './batch-server-wire';
import { writeDividends, type ServedDividends } from './write-dividends';
import { unknownSymbol } from './fault-server-writers';
import { testKeys } from './source-settings';

export type BatchProvider = 'yahoo' | 'alpaca' | 'massive' | 'nasdaq';

export interface BatchServerRequest extends AskedBatch {
  readonly provider: BatchProvider;
  /** Whether it asks for more than one stock by its nature. */
  readonly isBatch: boolean;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface StruckAnswer {
  readonly status: number;
  readonly body: string;
}

export interface BatchServer {
  /** Every host asked here, with keys of the providers that are named. */
  settings(...keyed: readonly ('alpaca' | 'massive')[]): SourceSettings;
  /** What the providers of closes know, by symbol. */
  readonly stocks: Map<string, ServedStock>;
  readonly requests: readonly BatchServerRequest[];
  /** Dividends as Nasdaq lists them by their day. Of a day that is not in it the path is not known. */
  readonly dividends: Map<string, ServedDividends>;
  /** Answers in place of the server where it gives something; null for the usual answer. */
  strike(answer: ((request: BatchServerRequest, index: number) => StruckAnswer | null) | null): void;
  /** Whether spark answers in the wrapper of version 7. */
  wrapSpark(isWrapped: boolean): void;
  close(): Promise<void>;
}

const isoDate = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

function readAsked(
  provider: string | undefined,
  path: string,
  query: URLSearchParams,
  today: string,
): (AskedBatch & { readonly isBatch: boolean }) | null {
  const whole = { from: '', to: '9999', token: null };
  const symbols = (query.get('symbols') ?? '').split(',');
  if (provider === 'yahoo' && path === '/v8/finance/spark')
    return { ...whole, names: symbols, from: rangeStart(query.get('range') ?? '', today), isBatch: true };
  const chart = /^\/v8\/finance\/chart\/([^/]+)$/.exec(path);
  if (provider === 'yahoo' && chart !== null)
    return {
      ...whole,
      names: [decodeURIComponent(chart[1] ?? '')],
      from: isoDate(Number(query.get('period1'))),
      to: isoDate(Number(query.get('period2')) - 1),
      isBatch: false,
    };
  if (provider === 'alpaca' && path === '/v2/stocks/bars')
    return {
      names: symbols,
      from: (query.get('start') ?? '').slice(0, 10),
      to: (query.get('end') ?? '').slice(0, 10),
      token: query.get('page_token'),
      isBatch: true,
    };
  if (provider === 'nasdaq' && path === '/api/calendar/dividends') {
    const date = query.get('date') ?? '';
    return { names: [], from: date, to: date, token: null, isBatch: true };
  }
  const grouped = /^\/v2\/aggs\/grouped\/locale\/us\/market\/stocks\/(\d{4}-\d{2}-\d{2})$/.exec(path);
  if (provider === 'massive' && grouped !== null)
    return { names: [], from: grouped[1] ?? '', to: grouped[1] ?? '', token: null, isBatch: true };
  const range = /^\/v2\/aggs\/ticker\/([^/]+)\/range\/1\/day\/(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(path);
  if (provider === 'massive' && range !== null)
    return { names: [decodeURIComponent(range[1] ?? '')], from: range[2] ?? '', to: range[3] ?? '', token: null, isBatch: false };
  return null;
}

/** A local server that speaks what Yahoo, Alpaca and Massive give of many stocks at once, and of one, and Nasdaq's list of dividends; it keeps what it was asked. Listens on a free port. */
export async function startBatchServer(today: () => string): Promise<BatchServer> {
  const stocks = new Map<string, ServedStock>();
  const dividends: BatchServer['dividends'] = new Map();
  const requests: BatchServerRequest[] = [];
  let struck: Parameters<BatchServer['strike']>[0] = null;
  let isWrapped = false;

  function write(request: BatchServerRequest): string | null {
    const { provider, isBatch, from } = request;
    if (provider === 'nasdaq') return writeDividends(from, dividends.get(from) ?? []);
    if (provider === 'alpaca') return writeAlpaca(stocks, request);
    if (provider === 'massive') return isBatch ? writeGrouped(stocks, from) : writeAggregates(stocks, request);
    if (!isBatch) return writeChart(stocks, request);
    return isWrapped ? writeWrappedSpark(stocks, request) : writeSpark(stocks, request);
  }

  const server = createServer(({ url: target = '/', headers }, response) => {
    const url = new URL(target, 'http://local');
    const [, provider, ...rest] = url.pathname.split('/');
    const asked = readAsked(provider, `/${rest.join('/')}`, url.searchParams, today());
    if (asked === null || (provider === 'nasdaq' && !dividends.has(asked.from))) {
      response.writeHead(404).end('no such path');
      return;
    }
    const request = { ...asked, provider: provider as BatchProvider, url: url.href, headers };
    requests.push(request);
    const answer = struck?.(request, requests.length - 1) ?? null;
    const body = answer === null ? write(request) : answer.body;
    const status = answer?.status ?? (body === null ? unknownSymbol.yahoo.status : 200);
    response.writeHead(status, { 'content-type': 'application/json' }).end(body ?? unknownSymbol.yahoo.body);
  });
  // A connection that ends while a busy machine rests between two requests would fail the second.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the batch server listens on no port');
  const { port } = address;
  return {
    settings: (...keyed) => {
      const addresses = hosts.map(({ id }): [string, string] => [
        `${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`,
        `http://127.0.0.1:${port}/${id}`,
      ]);
      const variables = hosts.filter(({ id }) => keyed.some((name) => name === id)).flatMap(({ key }) => key ?? []);
      return parseEnv(
        Object.fromEntries([...addresses, ...variables.map((variable): [string, string | undefined] => [variable, testKeys[variable]])]),
      );
    },
    stocks,
    dividends,
    requests,
    strike: (answer) => {
      struck = answer;
    },
    wrapSpark: (value) => {
      isWrapped = value;
    },
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
