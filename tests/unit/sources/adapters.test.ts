import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { toCandidates as toCboe } from '@/lib/sources/cboe/transform';
import { createSources } from '@/lib/sources/create-sources';
import { toCandidates as toFred } from '@/lib/sources/fred/transform';
import { toCandidates as toNasdaq } from '@/lib/sources/nasdaq/transform';
import { probeSource } from '@/lib/sources/probe-source';
import { findProviderSymbols, providers } from '@/lib/sources/registry';
import { findSource } from '@/tests/support/find-source';
import type { Source } from '@/lib/sources/source';
import { chartSchema } from '@/lib/sources/yahoo/schema';
import { toCandidates as toYahoo, toSplits } from '@/lib/sources/yahoo/transform';
import { startFaultServer, type FaultServer } from '../../support/fault-server';
import { openStamp } from '../../support/fault-server-wire';
import { noLimits } from '../../support/source-settings';

const today = parseSessionDate('2024-07-17');
const from = parseSessionDate('2020-08-25');
const to = parseSessionDate('2024-07-16');

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());
const createYahoo = (): Source => findSource(createSources(server.settings, { limits: noLimits, today: () => today }), 'yahoo');
const apple = { symbol: 'AAPL', kind: 'stock', providerSymbols: { yahoo: 'AAPL' } } as const;

describe('yahoo', () => {
  it('dates bars where the exchange is, in winter and in summer time', () => {
    expect(openStamp('2023-01-03')).toBe(1672756200);
    const parsed = chartSchema.parse({
      chart: {
        result: [
          {
            meta: { symbol: '^GSPC', exchangeTimezoneName: 'Asia/Tokyo' },
            timestamp: [1672756200],
            indicators: { quote: [{ close: [3824.139892578125] }] },
          },
        ],
        error: null,
      },
    });
    const result = parsed.chart.result?.[0];
    if (result === undefined) throw new Error('no result');
    expect(toYahoo(result).candidates).toMatchObject([{ session: '2023-01-03', close: 3824.139892578125 }]);
    expect(toYahoo({ ...result, timestamp: [1672767000 + 3600] }).candidates).toMatchObject([{ session: '2023-01-04' }]);
    expect(() => toYahoo({ ...result, timestamp: [1672756200, 1672842600] })).toThrow(/2 timestamps but 1 values of close/);
    expect(() => toYahoo({ ...result, meta: { ...result.meta, exchangeTimezoneName: 'Mars/Base' } })).toThrow(/time zone/);
    expect(toSplits({ ...result, events: { splits: { a: { date: 1598880600, numerator: 4, denominator: 1 } } } })).toEqual([
      { session: '2020-08-31', ratio: 4 },
    ]);
  });

  it('marks the running session provisional, and keeps the last bar of a day that has a close', async () => {
    const live = openStamp('2024-07-16') + 7_200;
    server.setRows(
      'yahoo',
      'AAPL',
      [
        { session: '2024-07-15', close: 234.4 },
        { session: '2024-07-16', close: 235 },
        { session: '2024-07-16', close: 234.82, stamp: live },
      ],
      { regularMarketTime: live },
    );
    const { rows } = await createYahoo().fetchCloses({ instrument: apple, from, to });
    expect(rows).toMatchObject([
      { session: '2024-07-15', provisional: false },
      { session: '2024-07-16', close: 234.82, provisional: true },
    ]);
  });

  it('takes the last bar for the close once it is stamped with the bell or later, on half days too', async () => {
    const isRunning = async (session: string, seconds: number) => {
      const stamp = openStamp(session) + seconds;
      server.setRows('yahoo', 'AAPL', [{ session, close: 234.82, stamp }], { regularMarketTime: stamp });
      return (await createYahoo().fetchCloses({ instrument: apple, from, to })).rows[0]?.provisional;
    };
    const [regular, half] = [6.5 * 3600, 3.5 * 3600];
    expect([
      await isRunning('2024-07-16', regular - 1),
      await isRunning('2024-07-16', regular),
      await isRunning('2024-07-03', half - 1),
      await isRunning('2024-07-03', half + 1),
    ]).toEqual([true, false, true, false]);
  });

  it('gives splits with their ratio, and prices free of float32 noise', async () => {
    server.setRows('yahoo', 'AAPL', [{ session: '2020-08-31', open: 127.58, high: 131, low: 126, close: 129.04, adjClose: 125.551254 }], {
      splits: [{ session: '2020-08-31', numerator: 4, denominator: 1 }],
    });
    const { rows, splits } = await createYahoo().fetchCloses({ instrument: apple, from, to });
    expect(splits).toEqual([{ session: '2020-08-31', ratio: 4 }]);
    expect(rows).toEqual([
      { session: '2020-08-31', open: 127.58, high: 131, low: 126, close: 129.04, adjClose: 125.551254, volume: null, provisional: false },
    ]);
  });

  it('refuses another currency', async () => {
    server.setRows('yahoo', 'AAPL', [{ session: '2024-07-16', close: 234.82 }], { currency: 'EUR' });
    await expect(createYahoo().fetchCloses({ instrument: apple, from, to })).rejects.toMatchObject({
      kind: 'schema',
      message: 'yahoo quotes AAPL in EUR; USD is expected',
    });
  });

  it('knows the symbols of the ten instruments, and none that it is not told', () => {
    expect(new Set(providers.flatMap(({ symbols }) => Object.keys(symbols))).size).toBe(10);
    expect(createYahoo().symbolOf({ symbol: 'SPX', kind: 'index', providerSymbols: findProviderSymbols('SPX') })).toBe('^GSPC');
    expect(createYahoo().symbolOf({ symbol: 'XYZ', kind: 'stock', providerSymbols: {} })).toBeNull();
  });
});

describe('cboe', () => {
  it.each(['DATE,SPX\n07/16/2024,5667.200000\n', 'DATE,OPEN,HIGH,LOW,CLOSE\r\n07/16/2024,5644.09,5669.67,5639.02,5667.200000\r\n'])(
    'reads %j',
    (text) => {
      expect(toCboe(text, 'SPX')).toMatchObject({ candidates: [{ session: '2024-07-16', close: 5667.2 }], rejected: [] });
    },
  );

  it('rejects a last row that may have lost digits', () => {
    expect(toCboe('DATE,SPX\n07/15/2024,5631.220000\n07/16/2024,566', 'SPX')).toMatchObject({
      candidates: [{ session: '2024-07-15' }],
      rejected: [{ session: '2024-07-16', reason: 'the answer ends inside this row' }],
    });
    expect(toCboe('DATE,SPX\n07/15/2024,5631.220000\n07/16/2024,5667.200000', 'SPX').candidates).toHaveLength(2);
  });
});

describe('fred', () => {
  it.each(['observation_date', 'DATE'])('reads a file headed %s, with "." and an empty cell as missing', (head) => {
    expect(toFred(`${head},SP500\n2024-07-04,.\n2024-07-05,\n2024-07-16,5667.20\n`, 'SP500')).toMatchObject({
      candidates: [{ session: '2024-07-16', close: 5667.2 }],
      rejected: [],
    });
  });
});

describe('nasdaq', () => {
  it('reads dollars and thousands, and takes -- as missing', () => {
    const rows = [
      { date: '08/25/2026', close: '$29,209.23', volume: '--', open: '29,231.18', high: '29,338.77', low: '29,077.72' },
      { date: '08/24/2026', close: '--' },
      { date: '08/21/2026', close: '29.209,23' },
      { date: '2026-08-20', close: '1' },
    ];
    expect(toNasdaq(rows)).toMatchObject({
      candidates: [{ session: '2026-08-25', close: 29_209.23, open: 29_231.18, volume: null }],
      rejected: [{ session: '2026-08-21' }, { session: null }],
    });
  });
});

describe('probeSource', () => {
  const range = { from: parseSessionDate('2024-07-02'), to };

  it('answers with one request, well or ill', async () => {
    server.setRows('cboe', 'SPX', [{ session: '2024-07-16', close: 5667.2 }]);
    const sources = createSources(server.settings, { limits: noLimits, today: () => today });
    expect(await probeSource(findSource(sources, 'cboe'), range)).toEqual({ ok: true });
    server.setFault('fred', 'status-503');
    const before = server.requests.length;
    expect(await probeSource(findSource(sources, 'fred'), range)).toMatchObject({ ok: false, error: { kind: 'transient' } });
    expect(server.requests.length).toBe(before + 1);
  });

  it('ends by its own time limit when packets are swallowed', async () => {
    server.setFault('nasdaq', 'slow-headers');
    expect(await probeSource(findSource(createSources(server.settings), 'nasdaq'), { ...range, timeoutMs: 200 })).toMatchObject({
      ok: false,
      error: { kind: 'transient' },
    });
  });
});
