import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { commitBreadthCounts } from '@/lib/store/breadth-counts';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { upsertInstrument } from '@/lib/store/instruments';
import { replaceMembership } from '@/lib/store/memberships';
import { commitSectors } from '@/lib/store/sectors';
import { listUniverseChangesSince } from '@/lib/store/universe-changes-since';
import { upsertUniverse } from '@/lib/store/universes';
import { commitWeights } from '@/lib/store/weights';
import { makeInstrument, makeRow } from '@/tests/support/store-rows';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

const date = parseSessionDate;
const source = { source: 'import' };
const none = { closes: 0, members: 0, weightSessions: 0, sectors: 0, countSessions: 0 };

let test: TestStore;
let [a, outsider]: [number, number] = [0, 0];

beforeEach(async () => {
  test = await createTestStore();
  a = (await upsertInstrument(test.store, makeInstrument('A', { kind: 'stock', tracked: false }))).id;
  outsider = (await upsertInstrument(test.store, makeInstrument('O', { kind: 'stock', tracked: false }))).id;
  await upsertUniverse(test.store, {
    id: 'sp500',
    name: 'S&P 500',
    kind: 'members',
    survivorship: 'point-in-time',
    indexSymbol: 'SPX',
    licenceClass: 'restricted',
  });
  await replaceMembership(test.store, 'sp500', [{ instrumentId: a, from: date('2020-01-02'), until: null }], source);
  await commitCloses(test.store, { instrumentId: a, rows: [makeRow('2024-07-15', 10), makeRow('2024-07-16', 11)] });
  await commitWeights(test.store, 'sp500', [{ instrumentId: a, session: date('2024-07-15'), weight: 1 }], source);
  await commitSectors(test.store, 'sp500', [{ instrumentId: a, sector: 'Energy' }], source);
  await commitBreadthCounts(
    test.store,
    'sp500',
    [{ session: date('2024-07-15'), advances: 1, declines: 0, unchanged: 0, newHighs: null, newLows: null }],
    source,
  );
});
afterEach(() => test.remove());

const changesUpTo = async (version: number, asOf: string) =>
  await listUniverseChangesSince(test.store, version, ['sp500', 'SPX', 'nyse'], date(asOf));

describe('listUniverseChangesSince', () => {
  it('counts a correction of each kind once, after the version and up to the session only', async () => {
    const { version } = await getDataVersion(test.store);
    expect(await changesUpTo(version, '2024-07-16')).toEqual([]);
    await commitCloses(test.store, { instrumentId: a, rows: [makeRow('2024-07-16', 12)] });
    await commitCloses(test.store, { instrumentId: outsider, rows: [makeRow('2024-07-16', 12)] });
    expect(await changesUpTo(version, '2024-07-16')).toEqual([{ id: 'sp500', name: 'S&P 500', ...none, closes: 1 }]);
    expect(await changesUpTo(version, '2024-07-15')).toEqual([]);

    await commitWeights(test.store, 'sp500', [{ instrumentId: a, session: date('2024-07-15'), weight: 0.5 }], source);
    await commitSectors(test.store, 'sp500', [{ instrumentId: a, sector: 'Utilities' }], source);
    await commitBreadthCounts(
      test.store,
      'sp500',
      [{ session: date('2024-07-15'), advances: 0, declines: 1, unchanged: 0, newHighs: null, newLows: null }],
      source,
    );
    await replaceMembership(test.store, 'sp500', [{ instrumentId: a, from: date('2020-01-02'), until: date('2024-07-16') }], source);
    expect(await changesUpTo(version, '2024-07-16')).toEqual([
      { id: 'sp500', name: 'S&P 500', closes: 1, members: 1, weightSessions: 1, sectors: 1, countSessions: 1 },
    ]);
    expect(await changesUpTo((await getDataVersion(test.store)).version, '2024-07-16')).toEqual([]);
  });

  it('counts an insertion and a withdrawal', async () => {
    const { version } = await getDataVersion(test.store);
    await commitCloses(test.store, { instrumentId: a, rows: [makeRow('2024-07-12', 9)] });
    await replaceMembership(test.store, 'sp500', [], source);
    expect(await changesUpTo(version, '2024-07-16')).toEqual([{ id: 'sp500', name: 'S&P 500', ...none, closes: 1, members: 1 }]);
  });
});
