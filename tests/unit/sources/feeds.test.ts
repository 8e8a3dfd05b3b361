import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createSources } from '@/lib/sources/create-sources';
import { findRefusal } from '@/lib/sources/feed/find-refusal';
import { applySplits } from '@/lib/sources/files/apply-splits';
import { completeProviderSymbols, providers } from '@/lib/sources/registry';
import type { SourceResult } from '@/lib/sources/source';
import { startFaultServer, type FaultServer } from '../../support/fault-server';
import { findSource } from '../../support/find-source';
import { noLimits, testKeys } from '../../support/source-settings';

const today = parseSessionDate('2020-09-04');
let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

async function fetchFrom(id: string, symbol: string, from: string, to: string, kind: 'stock' | 'index' = 'stock'): Promise<SourceResult> {
  const source = findSource(createSources(server.keyedSettings, { limits: noLimits, today: () => today }), id);
  return await source.fetchCloses({
    instrument: { symbol: 'AAPL', kind, providerSymbols: { [id]: symbol } },
    from: parseSessionDate(from),
    to: parseSessionDate(to),
  });
}

// Apple's four for one of 31 August 2020, with closes that are made up.
const raw = [
  { session: '2020-08-27', close: 500, open: 504, high: 508, low: 496 },
  { session: '2020-08-28', close: 499.24 },
  { session: '2020-08-31', close: 129.04 },
  { session: '2020-09-01', close: 134.18 },
];
const splits = [{ session: '2020-08-31', numerator: 4, denominator: 1 }];

describe('closes as they were traded', () => {
  it.each([
    ['tiingo', 'AAPL'],
    ['eodhd', 'AAPL.US'],
    ['alpha-vantage', 'AAPL'],
  ] as const)('of %s are put on the scale of today', async (id, symbol) => {
    server.setRows(id, symbol, raw, { splits });
    const { rows, splits: told } = await fetchFrom(id, symbol, '2020-08-27', '2020-09-01');
    expect(rows.map(({ close }) => close)).toEqual([125, 124.81, 129.04, 134.18]);
    expect(rows[0]).toMatchObject({ open: 126, high: 127, low: 124 });
    expect(told).toEqual([{ session: '2020-08-31', ratio: 4 }]);
  });

  it.each([
    ['tiingo', 'AAPL'],
    ['eodhd', 'AAPL.US'],
    ['alpha-vantage', 'AAPL'],
  ] as const)('of %s too where the split came after the range', async (id, symbol) => {
    server.setRows(id, symbol, raw, { splits });
    const { rows, splits: told } = await fetchFrom(id, symbol, '2020-08-27', '2020-08-28');
    expect(rows.map(({ close }) => close)).toEqual([125, 124.81]);
    expect(told).toEqual([]);
  });

  it('are not divided by a split that is only announced', async () => {
    server.setRows('eodhd', 'AAPL.US', raw.slice(2), { splits: [{ session: '2020-09-08', numerator: 2, denominator: 1 }] });
    expect((await fetchFrom('eodhd', 'AAPL.US', '2020-08-31', '2020-09-01')).rows.map(({ close }) => close)).toEqual([129.04, 134.18]);
  });

  it('of a reverse split rise, and of an index are not asked about', async () => {
    server.setRows(
      'eodhd',
      'AAPL.US',
      [
        { session: '2020-08-28', close: 2.5 },
        { session: '2020-08-31', close: 25.5 },
      ],
      { splits: [{ session: '2020-08-31', numerator: 1, denominator: 10 }] },
    );
    expect((await fetchFrom('eodhd', 'AAPL.US', '2020-08-28', '2020-08-31')).rows.map(({ close }) => close)).toEqual([25, 25.5]);
    const before = server.requests.length;
    server.setRows('eodhd', 'GSPC.INDX', [{ session: '2020-08-28', close: 3508.01 }]);
    await fetchFrom('eodhd', 'GSPC.INDX', '2020-08-28', '2020-08-28', 'index');
    expect(server.requests.length - before).toBe(1);
  });

  it('are divided by a split whose own session has no row', () => {
    const row = {
      session: parseSessionDate('2020-08-28'),
      open: null,
      high: null,
      low: null,
      close: 500,
      adjClose: null,
      volume: null,
      provisional: false,
    };
    expect(
      applySplits(
        [row],
        new Map([
          [parseSessionDate('2020-08-31'), 4],
          [parseSessionDate('2020-08-28'), 7],
        ]),
      ),
    ).toMatchObject([{ close: 125 }]);
  });
});

describe('long histories', () => {
  it.each(['fmp', 'twelve-data'] as const)('of %s are asked for in parts, from the newest back', async (id) => {
    const start = Date.parse('1999-01-01T00:00:00Z');
    const rows = Array.from({ length: 7_000 }, (_, at) => ({
      session: new Date(start + at * 86_400_000).toISOString().slice(0, 10),
      close: 100 + (at % 7) / 10,
    }));
    server.setRows(id, 'AAPL', rows);
    server.setMostRows(id, 5_000);
    const before = server.requests.length;
    expect((await fetchFrom(id, 'AAPL', '1990-01-01', '2020-09-04')).rows).toHaveLength(7_000);
    expect(server.requests.length - before).toBe(2);
  });
});

describe('a refusal in an answer', () => {
  it.each([
    [
      '{"Information":"Thank you for using Alpha Vantage! Our standard API rate limit is 25 requests per day. Please subscribe to any of the premium plans"}',
      'quota',
    ],
    ['{"Information":"We have detected your API key as [key] and our standard API rate limit is 25 requests per day."}', 'quota'],
    [
      '{"Information":"Thank you! Please consider spreading out your free API requests more sparingly (1 request per second)."}',
      'rate_limited',
    ],
    ['{"Note":"Our standard API call frequency is 5 calls per minute"}', 'rate_limited'],
    ['{"Information":"The outputsize=full parameter value is a premium feature for the TIME_SERIES_DAILY endpoint."}', 'auth'],
    ['{"Error Message":"Invalid API call. Please retry or visit the documentation for TIME_SERIES_DAILY."}', 'not_found'],
    ['{"Error Message":"the parameter apikey is invalid or missing."}', 'auth'],
    ['{"Error Message":"Limit Reach . Please upgrade your plan or visit our documentation"}', 'quota'],
    ['{"Error Message":"Invalid API KEY. Feel free to create a Free API Key"}', 'auth'],
    [
      '{"code":429,"message":"You have run out of API credits for the current minute. 9 API credits were used, with the current limit being 8.","status":"error"}',
      'rate_limited',
    ],
    ['{"code":429,"message":"You have run out of API credits for the day.","status":"error"}', 'quota'],
    ['{"code":401,"message":"**apikey** parameter is incorrect or not specified.","status":"error"}', 'auth'],
    ['{"code":403,"message":"Something else","status":"error"}', 'auth'],
    ['{"code":400,"message":"No data is available on the specified dates.","status":"error"}', 'no_data_yet'],
    ['{"code":500,"message":"Something went wrong","status":"error"}', 'transient'],
    ['{"detail":"Error: You have run over your hourly request allocation. Please upgrade"}', 'quota'],
    ['{"detail":"Please supply a token"}', 'auth'],
    ['{"message":"Something else"}', 'schema'],
  ])('%s is %s', (body, kind) => {
    expect(findRefusal('some', body)).toMatchObject({ kind });
  });

  it.each(['[]', '{"Meta Data":{}}', '{"values":[]}', '', '<html>', '{"detail":'])('is not seen in %s', (body) => {
    expect(findRefusal('some', body)).toBeNull();
  });

  it.each([
    ['Exceeded the daily hits limit', 'quota'],
    ['Get your apikey:\n\n1. Open https://stooq.com/q/d/?s=spy.us&get_apikey', 'auth'],
    ['No data', 'no_data_yet'],
  ] as const)('of stooq in the line %j is %s', async (line, kind) => {
    server.setRows('stooq', 'aapl.us', []);
    server.setText('stooq', line);
    await expect(fetchFrom('stooq', 'aapl.us', '2020-08-28', '2020-08-31')).rejects.toMatchObject({ kind });
  });
});

describe('a key', () => {
  it('travels in a header where the provider takes it there, else in the address', async () => {
    const places: Record<string, string> = {};
    for (const { id, key, symbols, probe } of providers) {
      const variable = key?.[0];
      const before = server.requests.length;
      if (variable === undefined) continue;
      await fetchFrom(id, symbols[probe] ?? '', '2020-08-28', '2020-08-31').catch(() => null);
      const [asked] = server.requests.slice(before);
      const value = testKeys[variable] ?? '';
      const inAddress = asked === undefined ? false : [...new URL(asked.url).searchParams.values()].includes(value);
      const inHeader = Object.values(asked?.headers ?? {}).some((text) => String(text).endsWith(value));
      places[id] = [inAddress ? 'address' : '', inHeader ? 'header' : ''].join('');
    }
    expect(places).toMatchObject({
      tiingo: 'header',
      eodhd: 'address',
      fmp: 'header',
      'twelve-data': 'header',
      'alpha-vantage': 'address',
      stooq: 'address',
    });
  });

  it('that is not set leaves its provider out, and one that cannot be one is named by its variable alone', () => {
    expect(createSources(server.settings).map(({ id }) => id)).toEqual(['yahoo', 'cboe', 'nasdaq', 'fred']);
    expect(() =>
      createSources({
        ...server.keyedSettings,
        readKey: () => {
          throw new Error('TIINGO_API_KEY');
        },
      }),
    ).toThrow('TIINGO_API_KEY');
  });
});

describe('names at providers', () => {
  const apple = { symbol: 'AAPL', kind: 'stock' as const };
  it('are as stored, and at a provider that joined later its own; one taken away stays away', () => {
    const complete = completeProviderSymbols({ ...apple, providerSymbols: { yahoo: 'APPL', nasdaq: '' } });
    expect(complete).toMatchObject({ yahoo: 'APPL', nasdaq: '', tiingo: 'AAPL', stooq: 'aapl.us' });
    expect(findSource(createSources(server.settings), 'nasdaq').symbolOf({ ...apple, providerSymbols: complete })).toBeNull();
  });
  it('are none for who has none, and for an index only those that providers say', () => {
    expect(completeProviderSymbols({ ...apple, providerSymbols: {} })).toEqual({});
    expect(completeProviderSymbols({ symbol: 'XYZ', kind: 'index', providerSymbols: { yahoo: '^XYZ' } })).toEqual({ yahoo: '^XYZ' });
    expect(completeProviderSymbols({ symbol: 'SPX', kind: 'index', providerSymbols: { yahoo: '^GSPC' } })).toMatchObject({
      eodhd: 'GSPC.INDX',
      fred: 'SP500',
    });
  });
});
