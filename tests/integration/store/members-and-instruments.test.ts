import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { readBreadthCounts } from '@/lib/store/breadth-counts';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import {
  findInstrument,
  listAnyInstruments,
  listInstruments,
  listInstrumentsAt,
  listMembersOf,
  upsertInstrument,
} from '@/lib/store/instruments';
import { readMembership, replaceMembership } from '@/lib/store/memberships';
import { readSeries } from '@/lib/store/read-series';
import { removeInstrument } from '@/lib/store/remove-instrument';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import { readSectors } from '@/lib/store/sectors';
import type { UniverseData } from '@/lib/store/universe-data';
import { upsertUniverse } from '@/lib/store/universes';
import { readWeights } from '@/lib/store/weights';
import { makeInstrument, makeRow } from '@/tests/support/store-rows';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

const date = parseSessionDate;
const definition = {
  id: 'sp500',
  name: 'S&P 500',
  kind: 'members',
  survivorship: 'point-in-time',
  indexSymbol: 'SPX',
  licenceClass: 'simulated',
} as const;

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.remove());

const symbols = (instruments: readonly { symbol: string }[]) => instruments.map(({ symbol }) => symbol);

describe('instruments that nobody follows', () => {
  it('are members, not listed, until they are followed; then the version rises', async () => {
    const { id } = await upsertInstrument(test.store, makeInstrument('A', { tracked: false }));
    await upsertUniverse(test.store, definition);
    await replaceMembership(test.store, 'sp500', [{ instrumentId: id, from: date('2020-01-02'), until: date('2021-01-04') }], {
      source: 'import',
    });
    expect(await listInstruments(test.store)).toEqual([]);
    expect(symbols(await listAnyInstruments(test.store))).toEqual(['A']);
    expect(symbols(await listMembersOf(test.store, 'sp500'))).toEqual(['A']);
    expect(await findInstrument(test.store, 'a')).toMatchObject({ tracked: false });
    await upsertInstrument(test.store, makeInstrument('A'));
    expect(symbols(await listInstruments(test.store))).toEqual(['A']);
    expect((await getDataVersion(test.store)).version).toBe(2);
    await upsertInstrument(test.store, makeInstrument('A'));
    expect((await getDataVersion(test.store)).version).toBe(2);
    await upsertInstrument(test.store, makeInstrument('A', { name: 'again' }));
    expect((await getDataVersion(test.store)).version).toBe(3);
    const named = await Promise.all(
      [1, 2, 3].map(async (version) => (await listInstrumentsAt(test.store, version)).map(({ name }) => name)),
    );
    expect(named).toEqual([[], ['A index'], ['again']]);
  });

  it('keep their closes when they are no longer followed', async () => {
    const { id } = await upsertInstrument(test.store, makeInstrument('A'));
    await commitCloses(test.store, { instrumentId: id, rows: [makeRow('2024-07-15', 1)] });
    await upsertUniverse(test.store, definition);
    await replaceMembership(test.store, 'sp500', [{ instrumentId: id, from: date('2020-01-02'), until: null }], { source: 'import' });
    expect(await removeInstrument(test.store, 'A')).toEqual({ removed: 0, isStillMember: true, dataVersion: 3 });
    expect(await listInstruments(test.store)).toEqual([]);
    expect((await readSeries(test.store, 'A')).sessions).toEqual(['2024-07-15']);
    expect(await removeInstrument(test.store, 'A')).toBeNull();
  });
});

describe('replaceDataSet with universes', () => {
  const session = date('2024-07-15');
  const sample: UniverseData = {
    definition,
    members: [{ symbol: 'A', from: session, until: null }],
    sectors: [{ symbol: 'A', sector: 'Energy' }],
    weights: [{ symbol: 'a', session, weight: 1 }],
    counts: [{ session, advances: 1, declines: 0, unchanged: 0, newHighs: null, newLows: null }],
  };
  const request = {
    instruments: [makeInstrument('SPX'), makeInstrument('A', { tracked: false })],
    rowsBySymbol: new Map([
      ['SPX', [makeRow('2024-07-15', 1)]],
      ['A', [makeRow('2024-07-15', 2)]],
    ]),
    simulated: true,
    universes: [sample],
  };

  it('stores them under the one version, again without a change, and withdraws them with the sample', async () => {
    expect(await replaceDataSet(test.store, request)).toEqual({ changed: 2, dataVersion: 1 });
    expect(await replaceDataSet(test.store, request)).toEqual({ changed: 0, dataVersion: 1 });
    const id = (await findInstrument(test.store, 'A'))?.id ?? 0;
    expect(symbols(await listInstruments(test.store))).toEqual(['SPX']);
    expect(await readSectors(test.store, 'sp500')).toEqual(new Map([[id, 'Energy']]));
    await test.store.write((writer) =>
      writer.breadthStamp.create({ data: { universeId: 'sp500', basis: 'price', dataVersion: 1, edition: 1, madeAt: '' } }),
    );

    const real = { instruments: [makeInstrument('SPX')], rowsBySymbol: new Map([['SPX', [makeRow('2024-07-15', 5)]]]), simulated: false };
    expect(await replaceDataSet(test.store, real)).toEqual({ changed: 2, dataVersion: 2 });
    expect(await readMembership(test.store, 'sp500')).toEqual([]);
    expect(await readWeights(test.store, 'sp500')).toEqual(new Map());
    expect(await readSectors(test.store, 'sp500')).toEqual(new Map());
    expect((await readBreadthCounts(test.store, 'sp500')).sessions).toEqual([]);
    expect(await test.store.reader.breadthStamp.count()).toBe(0);

    expect(await readMembership(test.store, 'sp500', 1)).toMatchObject([{ symbol: 'A', from: '2024-07-15', until: null }]);
    expect((await readWeights(test.store, 'sp500', 1)).get(id)).toEqual({ sessions: ['2024-07-15'], weights: [1] });
    expect((await readBreadthCounts(test.store, 'sp500', 1)).columns.advances).toEqual([1]);
  });

  it('refuses members that are not among the instruments and stores nothing', async () => {
    const bad = { ...request, universes: [{ ...sample, sectors: [{ symbol: 'ZZ', sector: 'Energy' }] }] };
    await expect(replaceDataSet(test.store, bad)).rejects.toThrow(/ZZ of the universe sp500/);
    expect((await getDataVersion(test.store)).version).toBe(0);
  });
});
