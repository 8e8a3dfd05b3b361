import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { upsertInstrument } from '@/lib/store/instruments';
import { acquireLease, releaseLease } from '@/lib/store/leases';
import { readSeries } from '@/lib/store/read-series';
import { LeaseLost, MixedDataSet } from '@/lib/store/store-errors';
import { makeInstrument, makeRow } from '@/tests/support/store-rows';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

let test: TestStore;
let instrumentId: number;

beforeEach(async () => {
  test = await createTestStore();
  instrumentId = (await upsertInstrument(test.store, makeInstrument('RUT'))).id;
});
afterEach(() => test.remove());

const revisions = () => test.store.reader.closeRevision.findMany({ orderBy: [{ dataVersion: 'asc' }, { day: 'asc' }] });
const numberOf = async (name: string) => (await test.store.reader.source.findUniqueOrThrow({ where: { name } })).id;

describe('commitCloses', () => {
  it('stores new rows once and raises the version once', async () => {
    const rows = [makeRow('2024-07-15', 2187.02), makeRow('2024-07-16', 2263.67)];
    expect(await commitCloses(test.store, { instrumentId, rows })).toEqual({ inserted: 2, revised: 0, unchanged: 0, dataVersion: 1 });
    expect(await commitCloses(test.store, { instrumentId, rows })).toEqual({ inserted: 0, revised: 0, unchanged: 2, dataVersion: 1 });
    expect((await revisions()).map(({ reason, oldClose, newClose }) => [reason, oldClose, newClose])).toEqual([
      [null, null, 2187.02],
      [null, null, 2263.67],
    ]);
  });

  it('logs a change with its old value, its reason and its run', async () => {
    await commitCloses(test.store, { instrumentId, rows: [makeRow('2024-07-16', 100)] });
    const committed = await commitCloses(test.store, {
      instrumentId,
      rows: [makeRow('2024-07-16', 50, { source: 'cboe' })],
      reason: 'split',
      runId: 7,
    });
    expect(committed).toEqual({ inserted: 0, revised: 1, unchanged: 0, dataVersion: 2 });
    expect((await revisions())[1]).toMatchObject({
      reason: 'split',
      runId: 7,
      oldClose: 100,
      newClose: 50,
      oldSourceId: await numberOf('yahoo'),
      newSourceId: await numberOf('cboe'),
    });
  });

  it('logs the flip from provisional to final and never flips back', async () => {
    await commitCloses(test.store, { instrumentId, rows: [makeRow('2024-07-16', 100, { provisional: true })] });
    expect(await commitCloses(test.store, { instrumentId, rows: [makeRow('2024-07-16', 100)] })).toMatchObject({
      revised: 1,
      dataVersion: 2,
    });
    expect((await revisions())[1]).toMatchObject({ reason: 'final', oldProvisional: true, newProvisional: false });
    const back = await commitCloses(test.store, { instrumentId, rows: [makeRow('2024-07-16', 101, { provisional: true })] });
    expect(back).toMatchObject({ revised: 0, unchanged: 1, dataVersion: 2 });
  });

  it('keeps open, high, low and adjClose when a row with the same close lacks them', async () => {
    const full = { open: 1, high: 3, low: 0.5, adjClose: 1.5 };
    await commitCloses(test.store, { instrumentId, rows: [makeRow('2024-07-16', 2, full)] });
    expect(await commitCloses(test.store, { instrumentId, rows: [makeRow('2024-07-16', 2, { source: 'fred' })] })).toMatchObject({
      unchanged: 1,
    });
    expect(await commitCloses(test.store, { instrumentId, rows: [makeRow('2024-07-16', 2.5, { source: 'fred' })] })).toMatchObject({
      revised: 1,
    });
    expect(await test.store.reader.close.findMany()).toMatchObject([
      { open: null, high: null, low: null, close: 2.5, adjClose: null, sourceId: await numberOf('fred') },
    ]);
  });

  it('stores every bit of a number', async () => {
    const closes = [0.1 + 0.2, 1e-7, 123456.789012345678, 5667.2, Number.MAX_SAFE_INTEGER, 4.9e-300];
    const rows = closes.map((close, index) => makeRow(`2024-07-0${index + 1}`, close));
    await commitCloses(test.store, { instrumentId, rows });
    expect([...(await readSeries(test.store, 'rut')).close]).toEqual(closes);
  });

  it.each([
    ['a repeated session', [makeRow('2024-07-16', 1), makeRow('2024-07-16', 2)], /stands twice/],
    ['a price that is not finite', [makeRow('2024-07-16', Number.NaN)], /not a finite number/],
  ])('refuses %s and stores nothing', async (_name, rows, message) => {
    await expect(commitCloses(test.store, { instrumentId, rows })).rejects.toThrow(message);
    expect(await getDataVersion(test.store)).toMatchObject({ version: 0, simulated: false });
  });

  it('refuses a writer whose lease was taken over or released, and stores nothing of it', async () => {
    const rows = [makeRow('2024-07-16', 1)];
    const first = await acquireLease(test.store, { name: 'ingest', owner: 'a', ttlMs: 1000, now: '2024-07-16T20:00:00.000Z' });
    if (!('token' in first)) throw new Error('the lease was free');
    const fence = { name: 'ingest', token: first.token };
    await commitCloses(test.store, { instrumentId, rows, fence });
    await acquireLease(test.store, { name: 'ingest', owner: 'b', ttlMs: 1000, now: '2024-07-16T20:00:31.000Z' });
    const later = [makeRow('2024-07-17', 2)];
    await expect(commitCloses(test.store, { instrumentId, rows: later, fence })).rejects.toThrow(LeaseLost);
    await releaseLease(test.store, { name: 'ingest', token: first.token + 1 });
    await expect(
      commitCloses(test.store, { instrumentId, rows: later, fence: { name: 'ingest', token: first.token + 1 } }),
    ).rejects.toThrow(LeaseLost);
    await expect(commitCloses(test.store, { instrumentId, rows: later, fence: { name: 'never', token: 1 } })).rejects.toThrow(LeaseLost);
    expect((await readSeries(test.store, 'RUT')).sessions).toEqual(['2024-07-16']);
    expect(await getDataVersion(test.store)).toMatchObject({ version: 1 });
  });

  it('does not mix real closes into simulated ones', async () => {
    await commitCloses(test.store, { instrumentId, rows: [makeRow('2024-07-16', 1, { source: 'simulated' })], simulated: true });
    await expect(commitCloses(test.store, { instrumentId, rows: [makeRow('2024-07-17', 2)] })).rejects.toThrow(MixedDataSet);
    expect(await getDataVersion(test.store)).toMatchObject({ version: 1, simulated: true });
  });

  it('gives concurrent commits different versions', async () => {
    const others = await Promise.all(['SPX', 'NDX', 'AAPL'].map((symbol) => upsertInstrument(test.store, makeInstrument(symbol))));
    const commits = others.map(({ id }) => commitCloses(test.store, { instrumentId: id, rows: [makeRow('2024-07-16', id)] }));
    expect((await Promise.all(commits)).map(({ dataVersion }) => dataVersion).sort()).toEqual([1, 2, 3]);
  });
});
