import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { findDefaultSeries } from '@/lib/market/series/default-series';
import { readSeriesAsKnown } from '@/lib/market/series/read-series-as-known';
import type { Observation, SeriesDefinition } from '@/lib/market/series/series';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { upsertInstrument } from '@/lib/store/instruments';
import { commitSeries, readObservations } from '@/lib/store/observations';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import { findSeries, listSeries, noteSeriesChecked } from '@/lib/store/series';
import { listSeriesCoverage } from '@/lib/store/series-coverage';
import { listSeriesEnds } from '@/lib/store/series-ends';
import { LeaseLost, MixedDataSet } from '@/lib/store/store-errors';
import { findStoreFaults } from '@/tests/support/find-store-faults';
import { makeInstrument, makeRow } from '@/tests/support/store-rows';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

const date = parseSessionDate;
const gdp: SeriesDefinition = {
  id: 'GDPC1',
  name: 'Real gross domestic product',
  unit: 'billions',
  frequency: 'quarterly',
  source: 'fred',
  licenceClass: 'public',
};
const known = (period: string, value: number, knownFrom: string, source = 'fred'): Observation => ({
  period: date(period),
  value,
  knownFrom: date(knownFrom),
  dating: 'published',
  seenOn: date(knownFrom),
  source,
});
const first = known('2024-01-01', 22_768.866, '2024-04-25');
const second = known('2024-01-01', 22_749.846, '2024-05-30');
const next = known('2024-04-01', 22_919.7, '2024-07-25', 'alfred');

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(async () => {
  expect(await findStoreFaults(test.store)).toEqual([]);
  await test.remove();
});

const commit = (observations: readonly Observation[], definition = gdp) => commitSeries(test.store, [{ definition, observations }], {});

describe('commitSeries', () => {
  it('adds, withdraws what is not given, leaves alone what stands, and old versions still answer to the bit', async () => {
    expect(await commit([first])).toEqual({ changes: [{ added: 1, withdrawn: 0 }], dataVersion: 1 });
    expect(await commit([first, second, next])).toEqual({ changes: [{ added: 2, withdrawn: 0 }], dataVersion: 2 });
    expect(await commit([next, second, first])).toEqual({ changes: [{ added: 0, withdrawn: 0 }], dataVersion: 2 });
    expect(await commit([{ ...first, value: 0.1 + 0.2 }, next])).toEqual({ changes: [{ added: 1, withdrawn: 2 }], dataVersion: 3 });
    expect(await readObservations(test.store, 'GDPC1', 1)).toEqual([first]);
    expect(await readObservations(test.store, 'GDPC1', 2)).toEqual([first, second, next]);
    expect(await readObservations(test.store, 'GDPC1')).toEqual([{ ...first, value: 0.1 + 0.2 }, next]);
    expect(await readObservations(test.store, 'GDPC1', 0)).toEqual([]);
    expect(await readObservations(test.store, 'NOSUCH')).toEqual([]);
    expect(await commit([])).toMatchObject({ changes: [{ added: 0, withdrawn: 2 }], dataVersion: 4 });
  });

  it('reads what was known on a day at a version', async () => {
    await commit([first]);
    await commit([first, second, next]);
    const read = async (asOf: string, version: number) => [
      ...readSeriesAsKnown(await readObservations(test.store, 'GDPC1', version), date(asOf), gdp).values,
    ];
    expect(await read('2024-05-30', 1)).toEqual([22_768.866]);
    expect(await read('2024-05-29', 2)).toEqual([22_768.866]);
    expect(await read('2024-05-30', 2)).toEqual([22_749.846]);
    expect(await read('2024-07-25', 2)).toEqual([22_749.846, 22_919.7]);
  });

  it('raises the version once for several series, and remembers when they were read', async () => {
    const cpi = { ...gdp, id: 'CPIAUCSL', frequency: 'monthly' as const };
    await commitSeries(
      test.store,
      [
        { definition: gdp, observations: [first] },
        { definition: cpi, observations: [known('2024-06-01', 313, '2024-07-11')] },
      ],
      {},
    );
    expect(await test.store.reader.dataVersion.findMany()).toMatchObject([{ version: 1, reason: 'series', simulated: false }]);
    await noteSeriesChecked(test.store, 'GDPC1', '2024-07-25T12:30:00.000Z');
    await noteSeriesChecked(test.store, 'NOSUCH', '2024-07-25T12:30:00.000Z');
    await commit([first, second], { ...gdp, name: 'GDP' });
    expect(await findSeries(test.store, 'GDPC1')).toEqual({ ...gdp, name: 'GDP', checkedAt: '2024-07-25T12:30:00.000Z' });
    expect((await listSeries(test.store)).map(({ id }) => id)).toEqual(['CPIAUCSL', 'GDPC1']);
  });

  it('lists the shipped series first, with what stood of each at a version', async () => {
    await commit([first, second]);
    await commit([known('2024-07-06', 1, '2024-07-11')], { ...gdp, id: 'OWN', frequency: 'weekly' });
    const listed = await listSeriesCoverage(test.store);
    expect(listed).toHaveLength(15);
    expect(listed.find(({ id }) => id === 'GDPC1')).toMatchObject({
      periods: 1,
      observations: 2,
      first: '2024-01-01',
      last: '2024-01-01',
      checkedAt: null,
    });
    expect(listed[0]).toMatchObject({ id: 'CPIAUCSL', name: findDefaultSeries('CPIAUCSL')?.name, periods: 0, first: null, last: null });
    expect(listed.at(-1)).toMatchObject({ id: 'OWN', frequency: 'weekly', last: '2024-07-06' });
    expect(await listSeriesCoverage(test.store, 1)).toHaveLength(14);
  });

  it('says how far each known series goes by what stands, none where all was withdrawn', async () => {
    await commit([first, second, next]);
    await noteSeriesChecked(test.store, 'GDPC1', '2024-07-25T12:30:00.000Z');
    await commit([known('2024-07-06', 1, '2024-07-11')], { ...gdp, id: 'OWN', frequency: 'weekly' });
    expect(await listSeriesEnds(test.store)).toEqual([
      { id: 'GDPC1', last: '2024-04-01', checkedAt: '2024-07-25T12:30:00.000Z' },
      { id: 'OWN', last: '2024-07-06', checkedAt: null },
    ]);
    await commit([first]);
    await commit([], { ...gdp, id: 'OWN', frequency: 'weekly' });
    expect(await listSeriesEnds(test.store)).toMatchObject([
      { id: 'GDPC1', last: '2024-01-01' },
      { id: 'OWN', last: null },
    ]);
  });

  it('refuses bad observations, a stale lease and a data set of the other kind, and stores nothing', async () => {
    await expect(commit([{ ...first, value: NaN }])).rejects.toThrow('The value of GDPC1 for 2024-01-01 is NaN; values are finite');
    await expect(commit([first, { ...first, value: 2 }])).rejects.toThrow(
      'The value of GDPC1 of 2024-01-01 as known from 2024-04-25 stands twice',
    );
    await expect(
      commitSeries(test.store, [{ definition: gdp, observations: [first] }], { fence: { name: 'ingest', token: 7 } }),
    ).rejects.toThrow(LeaseLost);
    await upsertInstrument(test.store, makeInstrument('SPX'));
    await replaceDataSet(test.store, {
      instruments: [makeInstrument('SPX')],
      rowsBySymbol: new Map([['SPX', [makeRow('2024-07-16', 1)]]]),
      simulated: true,
    });
    await expect(commit([first])).rejects.toThrow(MixedDataSet);
    expect(await readObservations(test.store, 'GDPC1')).toEqual([]);
  });
});

describe('a data set that replaces another', () => {
  it('takes its series with it, in the same commit', async () => {
    const invented = { ...gdp, source: 'simulated', licenceClass: 'simulated' };
    const market = { instruments: [makeInstrument('SPX')], rowsBySymbol: new Map([['SPX', [makeRow('2024-07-16', 1)]]]) };
    await replaceDataSet(test.store, {
      ...market,
      simulated: true,
      series: [{ definition: invented, observations: [{ ...first, source: 'simulated' }] }],
    });
    expect(await readObservations(test.store, 'GDPC1')).toEqual([{ ...first, source: 'simulated' }]);
    await replaceDataSet(test.store, { ...market, simulated: false });
    expect(await readObservations(test.store, 'GDPC1')).toEqual([]);
    expect(await readObservations(test.store, 'GDPC1', 1)).toHaveLength(1);
    expect((await getDataVersion(test.store)).version).toBe(2);
    const { id } = await upsertInstrument(test.store, makeInstrument('SPX'));
    await commitCloses(test.store, { instrumentId: id, rows: [makeRow('2024-07-17', 1)] });
    expect(await commit([first])).toMatchObject({ dataVersion: 4 });
  });
});
