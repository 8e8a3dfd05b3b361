import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitCloses } from '@/lib/store/closes';
import { countCloses, listCoverage } from '@/lib/store/coverage';
import { describeVersion, getDataVersion } from '@/lib/store/data-version';
import { findInstrument, listInstruments, upsertInstrument } from '@/lib/store/instruments';
import { readSeries } from '@/lib/store/read-series';
import { removeInstrument } from '@/lib/store/remove-instrument';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import { LeaseLost } from '@/lib/store/store-errors';
import { makeInstrument, makeRow } from '@/tests/support/store-rows';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.remove());

const simulated = { source: 'simulated' };
const sample = {
  instruments: ['RUT', 'SPX'].map((symbol) => makeInstrument(symbol, { licenceClass: 'simulated' })),
  rowsBySymbol: new Map([
    ['RUT', [makeRow('2024-07-15', 10, { ...simulated, open: 9 }), makeRow('2024-07-16', 11, simulated)]],
    ['SPX', [makeRow('2024-07-16', 20, simulated)]],
  ]),
  simulated: true,
};
const real = {
  instruments: [makeInstrument('RUT'), makeInstrument('NDX')],
  rowsBySymbol: new Map([
    ['RUT', [makeRow('2024-07-15', 10), makeRow('2024-07-17', 12)]],
    ['ndx', [makeRow('2024-07-17', 30)]],
  ]),
  simulated: false,
};

describe('replaceDataSet', () => {
  it('replaces the sample market whole, under one version, and empties what the new data lack', async () => {
    expect(await replaceDataSet(test.store, sample)).toEqual({ changed: 3, dataVersion: 1 });
    expect(await getDataVersion(test.store)).toMatchObject({ version: 1, simulated: true });
    expect(await replaceDataSet(test.store, real)).toEqual({ changed: 5, dataVersion: 2 });
    expect(await getDataVersion(test.store)).toMatchObject({ version: 2, simulated: false });
    const rut = await readSeries(test.store, 'RUT');
    expect(rut).toMatchObject({ sessions: ['2024-07-15', '2024-07-17'], sources: ['yahoo'], open: null });
    expect((await readSeries(test.store, 'SPX')).sessions).toEqual([]);
    expect(await findInstrument(test.store, 'rut')).toMatchObject({ licenceClass: 'display' });
    expect((await listCoverage(test.store)).map(({ first, lastFinal }) => [first, lastFinal])).toContainEqual(['2024-07-15', '2024-07-17']);
    expect([...(await countCloses(test.store)).values()]).toContain(2);
  });

  it('still knows what the replaced version was, and says that it was replaced', async () => {
    await replaceDataSet(test.store, sample);
    expect(await describeVersion(test.store, 1)).toEqual({
      known: true,
      simulated: true,
      replaced: false,
      committedAt: expect.any(String) as unknown,
    });
    await replaceDataSet(test.store, real);
    expect(await describeVersion(test.store, 1)).toEqual({
      known: true,
      simulated: true,
      replaced: true,
      committedAt: expect.any(String) as unknown,
    });
    expect(await describeVersion(test.store, 2)).toEqual({
      known: true,
      simulated: false,
      replaced: false,
      committedAt: expect.any(String) as unknown,
    });
    for (const version of [3, -1, 1.5, 1e12]) expect(await describeVersion(test.store, version)).toMatchObject({ known: false });
    expect(await readSeries(test.store, 'RUT', { version: 1 })).toMatchObject({
      sessions: ['2024-07-15', '2024-07-16'],
      sources: ['simulated'],
    });
    const reasons = await test.store.reader.closeRevision.findMany({ where: { dataVersion: 2 } });
    expect(new Set(reasons.map(({ reason }) => reason))).toEqual(new Set([null, 'replacement']));
    expect(reasons.filter(({ newClose }) => newClose === null)).toHaveLength(2);
  });

  it('changes nothing the second time', async () => {
    await replaceDataSet(test.store, real);
    expect(await replaceDataSet(test.store, real)).toEqual({ changed: 0, dataVersion: 1 });
  });

  it('leaves everything as it was when the lease is lost', async () => {
    await replaceDataSet(test.store, sample);
    await expect(replaceDataSet(test.store, { ...real, fence: { name: 'ingest', token: 3 } })).rejects.toThrow(LeaseLost);
    expect(await getDataVersion(test.store)).toMatchObject({ version: 1, simulated: true });
    expect(await findInstrument(test.store, 'RUT')).toMatchObject({ licenceClass: 'simulated' });
  });
});

describe('removeInstrument', () => {
  it('unlists the instrument, keeps its history, and takes it back', async () => {
    const notes = [{ from: null, to: null, code: 'hindsight', text: 'Chosen with hindsight.' }];
    const { id } = await upsertInstrument(test.store, makeInstrument('RUT', { notes }));
    await commitCloses(test.store, { instrumentId: id, rows: [makeRow('2024-07-16', 1)] });
    expect(await removeInstrument(test.store, 'rut')).toEqual({ removed: 1, isStillMember: false, dataVersion: 2 });
    expect(await listInstruments(test.store)).toEqual([]);
    expect(await removeInstrument(test.store, 'RUT')).toBeNull();
    expect((await readSeries(test.store, 'RUT')).sessions).toEqual([]);
    expect((await readSeries(test.store, 'RUT', { version: 1 })).sessions).toEqual(['2024-07-16']);
    expect(await upsertInstrument(test.store, makeInstrument('RUT', { notes }))).toMatchObject({ id, notes });
    expect(await listInstruments(test.store)).toHaveLength(1);
  });
});
