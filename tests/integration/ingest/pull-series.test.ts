import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importSeries } from '@/lib/ingest/series/import-series';
import { listDueSeries, pullSeries } from '@/lib/ingest/series/pull-series';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { getDataVersion } from '@/lib/store/data-version';
import { readObservations } from '@/lib/store/observations';
import { findStoreFaults } from '@/tests/support/find-store-faults';
import { startFaultServer, type FaultServer } from '@/tests/support/fault-server';
import { noLimits } from '@/tests/support/source-settings';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

let test: TestStore;
let server: FaultServer;
beforeEach(async () => {
  [test, server] = [await createTestStore(), await startFaultServer()];
});
afterEach(async () => {
  expect(await findStoreFaults(test.store)).toEqual([]);
  await server.close();
  await test.remove();
});

const date = parseSessionDate;
const pull = (
  today: string,
  ids: readonly string[] | undefined,
  more: { vintagesSince?: ReturnType<typeof date>; isKeyed?: boolean } = {},
) => {
  const now = () => new Date(`${today}T15:00:00.000Z`);
  const sources = createSeriesSources(more.isKeyed === true ? server.keyedSettings : server.settings, {
    limits: noLimits,
    sleep: () => Promise.resolve(),
    today: () => date(today),
  });
  return withLease(test.store, { label: 'test', waitMs: 0, now }, (fence) =>
    pullSeries({ store: test.store, sources, now, fence, origin: 'cli', ids, vintagesSince: more.vintagesSince }),
  );
};
const rates = (...rows: readonly (readonly [string, number])[]) => {
  server.setRows(
    'fred',
    'UNRATE',
    rows.map(([session, close]) => ({ session, close })),
  );
};
const stored = async (id = 'UNRATE') =>
  (await readObservations(test.store, id)).map(({ period, value, knownFrom, dating, source }) => [
    period,
    value,
    knownFrom,
    dating,
    source,
  ]);

describe('pullSeries', () => {
  it('stores several series under one version, and the next pull only what is new or revised', async () => {
    rates(['2024-04-01', 3.9], ['2024-05-01', 4]);
    server.setRows('fred', 'ICSA', [{ session: '2024-06-29', close: 238_000 }]);
    expect(await pull('2024-06-20', ['UNRATE'])).toMatchObject({ state: 'done', dataVersion: 1 });
    rates(['2024-04-01', 3.9], ['2024-05-01', 4], ['2024-06-01', 4.1]);
    const second = await pull('2024-07-06', ['UNRATE', 'ICSA']);
    expect(second.tasks.map(({ symbol, state, rowsNew }) => [symbol, state, rowsNew])).toEqual([
      ['UNRATE', 'done', 1],
      ['ICSA', 'done', 1],
    ]);
    expect((await getDataVersion(test.store)).version).toBe(2);
    expect(await pull('2024-07-06', ['UNRATE'])).toMatchObject({ dataVersion: 2, tasks: [{ state: 'unchanged' }] });
    rates(['2024-04-01', 3.8], ['2024-05-01', 4], ['2024-06-01', 4.1]);
    await pull('2025-01-10', ['UNRATE']);
    expect(await stored()).toEqual([
      ['2024-04-01', 3.9, '2024-05-05', 'usual-lag', 'fred'],
      ['2024-04-01', 3.8, '2025-01-10', 'seen', 'fred'],
      ['2024-05-01', 4, '2024-06-05', 'usual-lag', 'fred'],
      ['2024-06-01', 4.1, '2024-07-05', 'usual-lag', 'fred'],
    ]);
  });

  it('dates a late release by the day on which it was first there', async () => {
    rates(['2024-04-01', 3.9], ['2024-05-01', 4]);
    await pull('2024-07-08', ['UNRATE']);
    rates(['2024-04-01', 3.9], ['2024-05-01', 4], ['2024-06-01', 4.1]);
    await pull('2024-07-09', ['UNRATE']);
    expect((await stored()).at(-1)).toEqual(['2024-06-01', 4.1, '2024-07-09', 'seen', 'fred']);
  });

  it('does not take an imported value for known before a reading that did not have it', async () => {
    rates(['2024-04-01', 3.9], ['2024-05-01', 4]);
    await pull('2024-07-08', ['UNRATE']);
    const folder = await mkdtemp(join(tmpdir(), 'broadtape-series-'));
    const file = join(folder, 'unrate.csv');
    await writeFile(file, 'observation_date,UNRATE\n2024-05-01,4\n2024-06-01,4.1\n');
    const now = () => new Date('2024-07-20T15:00:00.000Z');
    await withLease(test.store, { label: 'test', waitMs: 0, now }, (fence) =>
      importSeries({ store: test.store, seriesId: 'UNRATE', file, now, fence, origin: 'cli' }),
    );
    await rm(folder, { recursive: true });
    expect((await stored()).at(-1)).toEqual(['2024-06-01', 4.1, '2024-07-09', 'usual-lag', 'import']);
  });

  it('keeps what stands of a series that is refused or cannot be had, and goes on with the others', async () => {
    rates(['2024-03-01', 3.8], ['2024-04-01', 3.9], ['2024-05-01', 4], ['2024-06-01', 4.1]);
    server.setRows('fred', 'ICSA', [{ session: '2024-06-29', close: 238_000 }]);
    await pull('2024-07-08', ['UNRATE']);
    const before = await stored();
    const wrong: readonly (readonly [string, readonly (readonly [string, number])[], RegExp])[] = [
      [
        'ten times',
        [
          ['2024-03-01', 38],
          ['2024-04-01', 39],
          ['2024-05-01', 40],
          ['2024-06-01', 41],
        ],
        /is no value of UNRATE/,
      ],
      [
        'shifted',
        [
          ['2024-03-01', 3.9],
          ['2024-04-01', 4],
          ['2024-05-01', 4.1],
          ['2024-06-01', 4.2],
        ],
        /shifted by a period/,
      ],
      [
        'daily',
        [
          ['2024-06-03', 3.9],
          ['2024-06-04', 4],
          ['2024-06-05', 4.1],
        ],
        /its dates are daily/,
      ],
    ];
    for (const [what, rows, reason] of wrong) {
      rates(...rows);
      const report = await pull('2024-07-09', ['UNRATE', 'NFCI', 'ICSA']);
      expect(report.state, what).toBe('partial');
      const tasks = new Map(report.tasks.map((task) => [task.symbol, task]));
      expect(tasks.get('UNRATE')?.message, what).toMatch(reason);
      expect([tasks.get('UNRATE')?.errorClass, tasks.get('NFCI')?.errorClass, tasks.get('ICSA')?.errorClass], what).toEqual([
        'schema',
        'not_found',
        null,
      ]);
    }
    expect(await stored()).toEqual(before);
    expect(await stored('ICSA')).toHaveLength(1);
  });

  it('puts the ends of months before today’s values, without a key', async () => {
    rates(['2024-04-01', 3.8], ['2024-05-01', 4]);
    server.setRows('alfred', 'UNRATE', [
      { session: '2024-04-01', close: 3.9 },
      { session: '2024-05-01', close: 4 },
    ]);
    await pull('2024-07-08', ['UNRATE'], { vintagesSince: date('2024-05-01') });
    expect(await stored()).toEqual([
      ['2024-04-01', 3.9, '2024-05-05', 'usual-lag', 'alfred'],
      ['2024-04-01', 3.8, '2024-07-08', 'seen', 'fred'],
      ['2024-05-01', 4, '2024-05-31', 'seen', 'alfred'],
    ]);
    expect(
      server.requests.filter(({ provider }) => provider === 'alfred').map(({ url }) => new URL(url).searchParams.get('vintage_date')),
    ).toEqual(['2024-05-31', '2024-06-30']);
  });

  it('has every vintage with a key, which is written nowhere', async () => {
    rates(['2024-04-01', 3.8], ['2024-05-01', 4]);
    server.setRows('fred-api', 'UNRATE', [
      { session: '2024-03-01', close: 3.8, knownFrom: '2024-04-30' },
      { session: '2024-04-01', close: 3.9, knownFrom: '2024-05-03' },
      { session: '2024-05-01', close: 4, knownFrom: '2024-06-07' },
      { session: '2024-04-01', close: 3.8, knownFrom: '2024-06-07' },
    ]);
    const report = await pull('2024-07-08', ['UNRATE', 'DGS10'], { vintagesSince: date('2024-01-01'), isKeyed: true });
    expect(await stored()).toEqual([
      ['2024-03-01', 3.8, '2024-04-05', 'usual-lag', 'fred-api'],
      ['2024-04-01', 3.9, '2024-05-03', 'published', 'fred-api'],
      ['2024-04-01', 3.8, '2024-06-07', 'published', 'fred-api'],
      ['2024-05-01', 4, '2024-06-07', 'published', 'fred-api'],
    ]);
    expect(server.requests.some(({ url }) => url.includes('api_key=secret'))).toBe(true);
    expect(JSON.stringify([report, await test.store.reader.ingestRun.findMany({ include: { tasks: true } })])).not.toContain('secret');
  });

  it('knows what is due', async () => {
    const due = (day: string) => listDueSeries(test.store, createCalendar(), new Date(`${day}T15:00:00.000Z`));
    expect(await due('2024-07-08')).toHaveLength(14);
    rates(['2024-05-01', 4], ['2024-06-01', 4.1]);
    await pull('2024-07-08', ['UNRATE']);
    expect(await due('2024-07-09')).not.toContain('UNRATE');
    expect(await due('2024-07-15')).toContain('UNRATE');
  });

  it('asks after the close for what comes out on a day, though it was read on the morning before, and not at a weekend', async () => {
    const due = (instant: string) => listDueSeries(test.store, createCalendar(), new Date(instant));
    server.setRows(
      'fred',
      'DGS10',
      ['2024-07-02', '2024-07-03', '2024-07-05'].map((session) => ({ session, close: 4.3 })),
    );
    await pull('2024-07-09', ['DGS10']);
    expect(await due('2024-07-09T21:14:00Z')).not.toContain('DGS10');
    expect(await due('2024-07-09T21:15:00Z')).toContain('DGS10');
    await pull('2024-07-12', ['DGS10']);
    expect(await due('2024-07-13T15:00:00Z')).toContain('DGS10');
    await pull('2024-07-13', ['DGS10']);
    expect(await due('2024-07-15T15:00:00Z')).not.toContain('DGS10');
  });
});
