import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { commitBreadthCounts, readBreadthCounts } from '@/lib/store/breadth-counts';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { upsertInstrument } from '@/lib/store/instruments';
import { acquireLease, releaseLease } from '@/lib/store/leases';
import { readMembership, replaceMembership, type SpellRow } from '@/lib/store/memberships';
import { commitSectors, readSectors } from '@/lib/store/sectors';
import { listAliases, upsertAliases } from '@/lib/store/security-aliases';
import { LeaseLost, MixedDataSet } from '@/lib/store/store-errors';
import { findUniverse, listUniverses, upsertUniverse } from '@/lib/store/universes';
import { commitWeights, readWeights } from '@/lib/store/weights';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { makeInstrument, makeRow } from '@/tests/support/store-rows';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

const sp500: UniverseDefinition = {
  id: 'sp500',
  name: 'S&P 500',
  kind: 'members',
  survivorship: 'point-in-time',
  indexSymbol: 'SPX',
  licenceClass: 'restricted',
};
const source = { source: 'import' };
const date = parseSessionDate;

let test: TestStore;
let [a, b]: [number, number] = [0, 0];

beforeEach(async () => {
  test = await createTestStore();
  a = (await upsertInstrument(test.store, makeInstrument('A', { kind: 'stock', tracked: false }))).id;
  b = (await upsertInstrument(test.store, makeInstrument('B', { kind: 'stock', tracked: false }))).id;
  await upsertUniverse(test.store, sp500);
});
afterEach(() => test.remove());

const spell = (instrumentId: number, from: string, until: string | null = null): SpellRow => ({
  instrumentId,
  from: date(from),
  until: until === null ? null : date(until),
});
const membersAt = async (version?: number) =>
  (await readMembership(test.store, 'sp500', version)).map(({ symbol, from, until }) => [symbol, from, until]);

describe('upsertUniverse', () => {
  it('creates, changes and lists without raising the version', async () => {
    await upsertUniverse(test.store, { ...sp500, id: 'nyse', kind: 'counts', indexSymbol: null });
    await upsertUniverse(test.store, { ...sp500, survivorship: 'survivors' });
    expect((await listUniverses(test.store)).map(({ id, kind, survivorship }) => [id, kind, survivorship])).toEqual([
      ['nyse', 'counts', 'point-in-time'],
      ['sp500', 'members', 'survivors'],
    ]);
    expect(await findUniverse(test.store, 'other')).toBeNull();
    expect((await getDataVersion(test.store)).version).toBe(0);
  });
});

describe('replaceMembership', () => {
  it('leaves alone what stands, withdraws what is gone, adds what is new, and old versions still answer', async () => {
    const first = [spell(a, '2020-01-02'), spell(b, '2019-01-02', '2019-06-03'), spell(b, '2021-01-04')];
    expect(await replaceMembership(test.store, 'sp500', first, source)).toEqual({ added: 3, withdrawn: 0, unchanged: 0, dataVersion: 1 });
    const second = [spell(a, '2020-01-02', '2022-03-01'), spell(b, '2019-01-02', '2019-06-03')];
    expect(await replaceMembership(test.store, 'sp500', second, source)).toEqual({ added: 1, withdrawn: 2, unchanged: 1, dataVersion: 2 });
    expect(await membersAt()).toEqual([
      ['A', '2020-01-02', '2022-03-01'],
      ['B', '2019-01-02', '2019-06-03'],
    ]);
    expect(await membersAt(1)).toEqual([
      ['A', '2020-01-02', null],
      ['B', '2019-01-02', '2019-06-03'],
      ['B', '2021-01-04', null],
    ]);
    expect(await membersAt(0)).toEqual([]);
    expect(await replaceMembership(test.store, 'sp500', [], source)).toMatchObject({ added: 0, withdrawn: 2, dataVersion: 3 });
    expect(await membersAt()).toEqual([]);
    expect(await membersAt(2)).toHaveLength(2);
  });

  it('changes nothing and raises nothing the second time', async () => {
    const spells = [spell(a, '2020-01-02'), spell(b, '2019-01-02', '2019-06-03')];
    await replaceMembership(test.store, 'sp500', spells, source);
    expect(await replaceMembership(test.store, 'sp500', [...spells].reverse(), { source: 'other' })).toEqual({
      added: 0,
      withdrawn: 0,
      unchanged: 2,
      dataVersion: 1,
    });
    expect(await test.store.reader.dataVersion.findMany()).toMatchObject([{ version: 1, reason: 'membership', simulated: false }]);
  });

  it('gives the version of a commit to closes and members alike', async () => {
    await commitCloses(test.store, { instrumentId: a, rows: [makeRow('2024-07-15', 1)] });
    expect(await replaceMembership(test.store, 'sp500', [spell(a, '2020-01-02')], { ...source, runId: 5 })).toMatchObject({
      dataVersion: 2,
    });
    expect(await commitCloses(test.store, { instrumentId: a, rows: [makeRow('2024-07-16', 1)] })).toMatchObject({ dataVersion: 3 });
    expect(await membersAt(1)).toEqual([]);
  });

  it('refuses overlapping spells, a spell that ends before it begins, and stores nothing', async () => {
    const bad = [
      [[spell(a, '2020-01-02'), spell(a, '2021-01-04')], /overlap/],
      [[spell(a, '2020-01-02', '2020-01-02')], /ends on 2020-01-02/],
      [[spell(a, '2020-01-02'), spell(a, '2020-01-02')], /overlap/],
    ] as const;
    for (const [spells, message] of bad) await expect(replaceMembership(test.store, 'sp500', spells, source)).rejects.toThrow(message);
    expect(await membersAt()).toEqual([]);
  });

  it('refuses a stale lease and a data set of the other kind', async () => {
    const lease = await acquireLease(test.store, { name: 'writer', owner: 'test', ttlMs: 60_000, now: new Date().toISOString() });
    if (!('token' in lease)) throw new Error('not obtained');
    await releaseLease(test.store, { name: 'writer', token: lease.token });
    const spells = [spell(a, '2020-01-02')];
    await expect(
      replaceMembership(test.store, 'sp500', spells, { ...source, fence: { name: 'writer', token: lease.token } }),
    ).rejects.toThrow(LeaseLost);
    await commitCloses(test.store, { instrumentId: a, rows: [makeRow('2024-07-15', 1, { source: 'simulated' })], simulated: true });
    await expect(replaceMembership(test.store, 'sp500', spells, source)).rejects.toThrow(MixedDataSet);
    expect(await replaceMembership(test.store, 'sp500', spells, { source: 'simulated', simulated: true })).toMatchObject({
      added: 1,
      dataVersion: 2,
    });
    expect(await getDataVersion(test.store)).toMatchObject({ version: 2, simulated: true });
  });
});

describe('weights, sectors and counts', () => {
  it('adds and changes weights and keeps the others, by version', async () => {
    const rows = [
      { instrumentId: a, session: date('2024-07-16'), weight: 0.071 },
      { instrumentId: a, session: date('2024-07-15'), weight: 0.07 },
      { instrumentId: b, session: date('2024-07-15'), weight: 0.1 + 0.2 },
    ];
    expect(await commitWeights(test.store, 'sp500', rows, source)).toEqual({ added: 3, withdrawn: 0, unchanged: 0, dataVersion: 1 });
    expect(await commitWeights(test.store, 'sp500', rows, source)).toEqual({ added: 0, withdrawn: 0, unchanged: 3, dataVersion: 1 });
    expect(await commitWeights(test.store, 'sp500', [{ instrumentId: a, session: date('2024-07-15'), weight: 0.08 }], source)).toEqual({
      added: 1,
      withdrawn: 1,
      unchanged: 0,
      dataVersion: 2,
    });
    const now = await readWeights(test.store, 'sp500');
    expect(now.get(a)).toEqual({ sessions: ['2024-07-15', '2024-07-16'], weights: [0.08, 0.071] });
    expect(now.get(b)).toEqual({ sessions: ['2024-07-15'], weights: [0.1 + 0.2] });
    expect((await readWeights(test.store, 'sp500', 1)).get(a)?.weights).toEqual([0.07, 0.071]);
    await expect(commitWeights(test.store, 'sp500', [{ instrumentId: a, session: date('2024-07-15'), weight: 7 }], source)).rejects.toThrow(
      /fraction/,
    );
    await expect(commitWeights(test.store, 'sp500', [...rows, ...rows], source)).rejects.toThrow(/twice/);
  });

  it('keeps sectors by version', async () => {
    await commitSectors(
      test.store,
      'sp500',
      [
        { instrumentId: a, sector: 'Energy' },
        { instrumentId: b, sector: 'Health Care' },
      ],
      source,
    );
    expect(await commitSectors(test.store, 'sp500', [{ instrumentId: a, sector: 'Utilities' }], source)).toMatchObject({
      added: 1,
      withdrawn: 1,
      dataVersion: 2,
    });
    expect(await readSectors(test.store, 'sp500')).toEqual(
      new Map([
        [b, 'Health Care'],
        [a, 'Utilities'],
      ]),
    );
    expect(await readSectors(test.store, 'sp500', 1)).toEqual(
      new Map([
        [a, 'Energy'],
        [b, 'Health Care'],
      ]),
    );
  });

  it('keeps ready-made counts with their missing cells, by version', async () => {
    await upsertUniverse(test.store, { ...sp500, id: 'nyse', kind: 'counts' });
    const row = { session: date('1992-01-02'), advances: 850, declines: 932, unchanged: null, newHighs: null, newLows: 0 };
    const other = { ...row, session: date('1991-12-31'), advances: 1 };
    expect(await commitBreadthCounts(test.store, 'nyse', [row, other], source)).toMatchObject({ added: 2, dataVersion: 1 });
    expect(await commitBreadthCounts(test.store, 'nyse', [row, other], source)).toMatchObject({ added: 0, unchanged: 2, dataVersion: 1 });
    expect(await commitBreadthCounts(test.store, 'nyse', [{ ...row, unchanged: 417 }], source)).toMatchObject({
      added: 1,
      withdrawn: 1,
      dataVersion: 2,
    });
    expect(await readBreadthCounts(test.store, 'nyse')).toEqual({
      sessions: ['1991-12-31', '1992-01-02'],
      columns: { advances: [1, 850], declines: [932, 932], unchanged: [null, 417], newHighs: [null, null], newLows: [0, 0] },
    });
    expect((await readBreadthCounts(test.store, 'nyse', 1)).columns.unchanged).toEqual([null, null]);
    expect((await readBreadthCounts(test.store, 'sp500')).sessions).toEqual([]);
    await expect(commitBreadthCounts(test.store, 'nyse', [{ ...row, advances: 1.5 }], source)).rejects.toThrow(/whole numbers/);
  });

  it('keeps tickers of a security', async () => {
    await upsertAliases(test.store, [{ instrumentId: a, ticker: 'old', from: null, until: date('2022-06-09') }], 'import');
    await upsertAliases(test.store, [{ instrumentId: a, ticker: 'OLD', from: date('2012-05-18'), until: date('2022-06-09') }], 'import');
    expect(await listAliases(test.store)).toEqual([{ instrumentId: a, ticker: 'OLD', from: '2012-05-18', until: '2022-06-09' }]);
  });
});
