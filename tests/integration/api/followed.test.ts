import { afterAll, beforeAll, expect, it } from 'vitest';
import { newestFinalSession } from '@/lib/calendar/final-close';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { commitCloses } from '@/lib/store/closes';
import { finishRun, startRun } from '@/lib/store/ingest-runs';
import { upsertInstrument } from '@/lib/store/instruments';
import { replaceMembership } from '@/lib/store/memberships';
import { upsertUniverse } from '@/lib/store/universes';
import { calendar } from '../../support/ingest-bench';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createTestStore, type TestStore } from '../../support/test-store';

const now = '2024-07-17T02:00:00.000Z';
const newest = newestFinalSession(calendar, now);
let test: TestStore;
beforeAll(async () => {
  test = await createTestStore();
  const { store } = test;
  await upsertUniverse(store, findDefaultUniverse('sp500') ?? expect.fail());
  const ids: number[] = [];
  for (const [symbol, last] of [
    ['AAA', newest],
    ['BBB', newest],
    ['CCC', calendar.previousSession(newest)],
    ['DDD', null],
    ['OLD', null],
  ] as const) {
    const { id } = await upsertInstrument(store, makeInstrument(symbol, { kind: 'stock', tracked: false }));
    if (last !== null) await commitCloses(store, { instrumentId: id, rows: [makeRow(last, 100, { provisional: symbol === 'BBB' })] });
    ids.push(id);
  }
  const spells = ids.map((instrumentId, place) => ({
    instrumentId,
    from: calendar.previousSession(calendar.previousSession(newest)),
    until: place === 4 ? newest : null,
  }));
  await replaceMembership(store, 'sp500', spells, { source: 'ishares' });
  const snapshot = {
    universeId: 'sp500',
    session: calendar.previousSession(newest),
    addedVersion: 1,
    members: JSON.stringify(ids),
    sectors: '{}',
    unresolved: '[]',
    leftOut: 0,
    source: 'ishares',
  };
  await store.write((writer) => writer.universeSnapshot.create({ data: snapshot }));
});
afterAll(() => test.remove());

it('counts the members of today that have the newest final close, and when closes are asked for next', async () => {
  const { listFollowedUniverses } = await import('@/lib/server/answers/list-followed');
  const [sp500, ...others] = await listFollowedUniverses(test.store, now);
  expect(sp500).toEqual({
    id: 'sp500',
    name: 'S&P 500',
    members: 4,
    covered: 1,
    lastSession: null,
    lastSnapshot: '2024-07-15',
    nextCloses: '2024-07-16T21:15:00.000Z',
    next: { does: 'closes', at: now, after: null },
  });
  expect(others.map(({ next }) => next?.does)).toEqual(['members', 'members']);
  expect(others.map(({ id, members, nextCloses }) => [id, members, nextCloses])).toEqual(
    ['nasdaq100', 'russell2000'].map((id) => [id, 0, '2024-07-17T21:15:00.000Z']),
  );
});

it('says in a line how far a pull of members has come, while one runs', async () => {
  const { describeFetching } = await import('@/lib/server/answers/list-followed');
  expect(await describeFetching(test.store, now)).toBeNull();
  const { id } = await startRun(test.store, { kind: 'pull', origin: 'worker', owner: 'test', request: { universe: 'sp500' }, now });
  expect(await describeFetching(test.store, now)).toBe('S&P 500 members: 1 of 4 fetched');
  await finishRun(test.store, id, { state: 'done', message: null, dataVersion: 1, now });
  expect(await describeFetching(test.store, now)).toBeNull();
  const funds = { symbols: ['XLE', 'SPY'], part: 'funds' };
  const { id: fundsRun } = await startRun(test.store, { kind: 'pull', origin: 'worker', owner: 'test', request: funds, now });
  for (const symbol of funds.symbols)
    await upsertInstrument(test.store, makeInstrument(symbol, { kind: 'etf', providerSymbols: { yahoo: symbol } }));
  expect(await describeFetching(test.store, now)).toBe('Funds of sizes and sectors: 0 of 2 fetched');
  await finishRun(test.store, fundsRun, { state: 'done', message: null, dataVersion: 1, now });
  // A list of members, or weights from a file.
  await startRun(test.store, { kind: 'import', origin: 'worker', owner: 'test', request: { universe: 'sp500', part: 'snapshot' }, now });
  expect(await describeFetching(test.store, now)).toBeNull();
});
