import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importHoldings } from '@/lib/ingest/import/import-holdings';
import { importMembership } from '@/lib/ingest/import/import-membership';
import { readHoldingsFile } from '@/lib/sources/universe-files/holdings-file';
import { readMembership } from '@/lib/store/memberships';
import { readSectors } from '@/lib/store/sectors';
import { readSnapshots } from '@/lib/store/snapshots';
import { asWriter, calendar, now } from '../../support/snapshot-bench';
import { createTestStore, type TestStore } from '../../support/test-store';

const folder = fileURLToPath(new URL('../../../../shared/reality/', import.meta.url));
const hasReality = existsSync(folder);

describe.skipIf(!hasReality)('files of funds as members of universes (skipped where ../shared/reality is absent)', () => {
  let bench: TestStore;
  beforeAll(async () => {
    bench = await createTestStore();
  });
  afterAll(() => bench.remove());

  const importList = (universeId: string, name: string) =>
    asWriter(bench.store, async (fence) => {
      const file = `${folder}holdings/${name}`;
      const holdings = await readHoldingsFile(file);
      if (holdings === null) throw new Error(`${name} is taken for another kind of file`);
      return await importHoldings({ store: bench.store, universeId, calendar, now, fence, origin: 'cli', file, holdings });
    });

  it('say counts and weight sums, and agree with the exact list but for what is named', async () => {
    const { store } = bench;
    await asWriter(store, (fence) =>
      importMembership({ store, universeId: 'sp500', calendar, now, fence, origin: 'cli', file: `${folder}membership/sp500.csv` }),
    );
    const exact = await readMembership(store, 'sp500');
    const [ivv] = (await importList('sp500', 'ivv-2023-04-06.csv')).tasks;
    expect(ivv?.message).toContain('2023-04-06: 503 members, weights sum to 99.70%; left out 4 lines');
    expect(ivv?.message).not.toContain('alone has');
    // The exact days reach past it: it changes none of them.
    expect((await readMembership(store, 'sp500')).map(({ symbol, from, until }) => [symbol, from, until])).toEqual(
      exact.map(({ symbol, from, until }) => [symbol, from, until]),
    );
    const [spy] = (await importList('sp500', 'spy-2025.xlsx')).tasks;
    expect(spy?.message).toContain(
      '2025-02-07: 504 members, weights sum to 99.89%; left out 1 lines: 1 cash, no stock; the fund alone has MRP',
    );
    const [iwm] = (await importList('russell2000', 'iwm-2026-05-05.csv')).tasks;
    expect(iwm?.message).toContain('2026-05-05: 1914 members, weights sum to 99.39%; left out 15 lines');
    expect(new Set((await readSectors(store, 'sp500')).values()).size).toBe(11);
    expect((await readSnapshots(store, 'sp500')).map(({ session, members, unresolved }) => [session, members.length, unresolved])).toEqual([
      ['2023-04-06', 503, []],
      ['2025-02-07', 504, []],
    ]);
    const symbols = new Set((await readMembership(store, 'sp500')).map(({ symbol }) => symbol));
    expect(['BRK.B', 'BF.B'].every((symbol) => symbols.has(symbol)) && !symbols.has('BRKB') && !symbols.has('BFB')).toBe(true);
  });

  it('of another index are refused', async () => {
    await expect(importList('sp500', 'iwm-2026-05-05.csv')).rejects.toThrow(/it is the list of IWM/);
  });
});
