import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStoredRows } from '@/lib/ingest/commit/read-stored-rows';
import { importAliases } from '@/lib/ingest/import/import-aliases';
import { ensureMembers } from '@/lib/ingest/securities/ensure-members';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import type { CloseRow } from '@/lib/store/close-row';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { listAnyInstruments } from '@/lib/store/instruments';
import { readMembership, replaceMembership } from '@/lib/store/memberships';
import { readSeries } from '@/lib/store/read-series';
import { readSectors } from '@/lib/store/sectors';
import { readSnapshots } from '@/lib/store/snapshots';
import { upsertUniverse } from '@/lib/store/universes';
import { readWeights } from '@/lib/store/weights';
import { findStoreFaults } from '../../support/find-store-faults';
import { asWriter, crowd, day, listSpells, makeHoldings, now, takeSnapshot } from '../../support/snapshot-bench';
import { makeRow } from '../../support/store-rows';
import { createTestStore, type TestStore } from '../../support/test-store';

const few = crowd.slice(0, 399);
const ofFew = (spells: readonly string[]): string[] => spells.filter((text) => !/^M\d/.test(text));
// A dividend of a hundredth on 8 Feb; the new ticker is the security's from 12 Feb on.
const former = [
  makeRow('2024-02-06', 100, { adjClose: 99 }),
  makeRow('2024-02-07', 101, { adjClose: 99.99 }),
  makeRow('2024-02-08', 102, { adjClose: 102 }),
  makeRow('2024-02-09', 103, { adjClose: 103 }),
];
const later = [makeRow('2024-02-12', 104, { adjClose: 52 }), makeRow('2024-02-13', 105, { adjClose: 52.5 })];

let bench: TestStore;
let folder: string;
beforeEach(async () => {
  [bench, folder] = [await createTestStore(), await mkdtemp(join(tmpdir(), 'broadtape-renames-'))];
});
afterEach(async () => {
  await bench.remove();
  await rm(folder, { recursive: true, force: true });
});

async function giveCloses(symbol: string, rows: readonly CloseRow[]): Promise<void> {
  const id = (await ensureMembers(bench.store, [symbol])).get(symbol)?.id ?? NaN;
  await commitCloses(bench.store, { instrumentId: id, rows });
}

async function alias(text: string) {
  const file = join(folder, 'aliases.csv');
  await writeFile(file, `symbol,alias,start_date,end_date\n${text}\n`);
  return await asWriter(bench.store, (fence) => importAliases({ store: bench.store, fence, now }, file));
}

/** Two lists of a fund, with the security under its former and under its later ticker. */
async function storeBoth(): Promise<void> {
  await giveCloses('OLD', former);
  await giveCloses('NEW', later);
  await takeSnapshot(bench.store, makeHoldings('2024-01-31', [...few, 'OLD']));
  await takeSnapshot(bench.store, makeHoldings('2024-02-29', [...few, 'NEW']));
}

async function readAll(version: number) {
  const { store } = bench;
  const [spells, weights, sectors, snapshots] = await Promise.all([
    readMembership(store, 'sp400', version),
    readWeights(store, 'sp400', version),
    readSectors(store, 'sp400', version),
    readSnapshots(store, 'sp400', version),
  ]);
  const closes = await Promise.all(['OLD', 'NEW'].map(async (symbol) => [...(await readSeries(store, symbol, { version })).close]));
  return { spells, weights: [...weights], sectors: [...sectors], snapshots, closes };
}

describe('a member that is stored under two tickers', () => {
  it('becomes one with the alias that says so: closes, lists, spells, weights and sector; what was known before stands', async () => {
    const { store } = bench;
    await storeBoth();
    expect(ofFew(await listSpells(store))).toEqual(['NEW 2024-01-31<2024-02-29 <', 'OLD <2024-01-31 2024-01-31<2024-02-29']);
    const { version } = await getDataVersion(store);
    const before = await readAll(version);

    expect(await alias('NEW,OLD,,2024-02-12')).toEqual({
      stored: 1,
      joined: ['OLD is NEW: 4 closes and the memberships in sp400 were joined'],
    });
    expect(ofFew(await listSpells(store))).toEqual(['NEW <2024-01-31 <']);
    const rows = [...(await readStoredRows(store, 'NEW')).values()];
    expect(rows.map(({ session, close }) => [session, close])).toEqual([...former, ...later].map(({ session, close }) => [session, close]));
    // Returns with dividends are those of each side; between the two nothing was paid.
    const returns = rows.slice(1).map(({ adjClose }, at) => (adjClose ?? NaN) / (rows[at]?.adjClose ?? NaN));
    [99.99 / 99, 102 / 99.99, 103 / 102, 104 / 103, 52.5 / 52].forEach((expected, at) => {
      expect(returns[at]).toBeCloseTo(expected, 6);
    });
    const ids = new Map((await listAnyInstruments(store)).map(({ symbol, id }) => [symbol, id]));
    expect(ids.has('OLD')).toBe(false);
    const id = ids.get('NEW') ?? NaN;
    const weights = await readWeights(store, 'sp400');
    expect(weights.get(id)).toEqual({ sessions: ['2024-01-31', '2024-02-29'], weights: [1 / 400, 1 / 400] });
    expect([...weights.values()].map(({ sessions }) => sessions.length)).toEqual(Array.from({ length: 400 }, () => 2));
    for (const { members, sectors } of await readSnapshots(store, 'sp400')) {
      expect([members.includes(id), members.length, Object.values(sectors).flat().length]).toEqual([true, 400, 400]);
    }
    expect((await readSectors(store, 'sp400')).get(id)).toBe('Utilities');

    expect(await readAll(version)).toEqual(before);
    expect(await findStoreFaults(store)).toEqual([]);
    const after = await getDataVersion(store);
    expect(await alias('NEW,OLD,,2024-02-12')).toEqual({ stored: 1, joined: [] });
    expect(await getDataVersion(store)).toEqual(after);
    // The next list begins no second one.
    await takeSnapshot(store, makeHoldings('2024-03-28', [...few, 'NEW']));
    expect(ofFew(await listSpells(store))).toEqual(['NEW <2024-01-31 <']);
  });

  it('is joined by a change of ticker that is known here, with the next list', async () => {
    const { store } = bench;
    const sp400 = defaultUniverses.find(({ id }) => id === 'sp400') ?? expect.fail();
    await upsertUniverse(store, sp400);
    // As it was stored before the change was known: ABC is COR since 30 Aug 2023.
    const ids = await ensureMembers(store, [...few, 'ABC', 'COR']);
    const idOf = (symbol: string) => ids.get(symbol)?.id ?? NaN;
    const spells = [
      ...few.map((symbol) => ({ instrumentId: idOf(symbol), from: day('2020-01-02'), until: null })),
      { instrumentId: idOf('M000'), from: day('2010-01-04'), until: day('2012-01-03') },
      { instrumentId: idOf('ABC'), from: day('2020-01-02'), until: day('2023-08-30') },
      { instrumentId: idOf('COR'), from: day('2023-08-30'), until: null },
    ];
    await replaceMembership(store, 'sp400', spells, { source: 'import' });
    await giveCloses(
      'ABC',
      former.map((row) => ({ ...row, session: day(row.session.replace('2024-02', '2023-08')) })),
    );
    const told = (await takeSnapshot(store, makeHoldings('2024-01-31', [...few, 'COR']))).remarks;
    expect(told[0]).toBe('ABC is COR: 4 closes and the memberships in sp400 were joined');
    expect(ofFew(await listSpells(store))).toEqual(['COR <2020-01-02 <']);
    expect((await readStoredRows(store, 'COR')).size).toBe(4);
    expect(await findStoreFaults(store)).toEqual([]);
  });

  it('stays two where a list has both, or their closes say otherwise, and it is said', async () => {
    const { store } = bench;
    await giveCloses('OLD', former);
    await giveCloses('NEW', [...former.map((row) => ({ ...row, close: row.close * 1.5, adjClose: null })), ...later]);
    await takeSnapshot(store, makeHoldings('2024-01-31', [...few, 'OLD']));
    const before = await listSpells(store);
    expect((await alias('NEW,OLD,,2024-02-12')).joined).toEqual([
      'OLD was not joined with NEW: the closes of OLD and NEW differ on 4 of the 4 sessions that both have',
    ]);
    expect(await listSpells(store)).toEqual(before);

    await giveCloses('ONE', former);
    await takeSnapshot(store, makeHoldings('2024-02-29', [...few.slice(1), 'ONE', 'TWO']));
    expect((await alias('TWO,ONE,,2024-06-03')).joined).toContain(
      'ONE was not joined with TWO in sp400: ONE and TWO are members at once, about 2024-02-29',
    );
    expect(ofFew(await listSpells(store)).filter((text) => /^(ONE|TWO)/.test(text))).toHaveLength(2);
  });
});
