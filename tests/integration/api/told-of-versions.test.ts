import { afterAll, beforeAll, expect, it } from 'vitest';
import { followEditions } from '@/lib/server/front/follow-editions';
import { commitCloses } from '@/lib/store/closes';
import { findInstrument, upsertInstrument } from '@/lib/store/instruments';
import { listenForVersions } from '@/lib/store/listen-for-versions';
import { waitUntil } from '../../support/cli-process';
import { makeInstrument, makeRow } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { createServedStore } from './sample-api';

// A commit is told to who listens, on PostgreSQL alone.
const never = 2_000_000_000;
let test: TestStore;
let close = 100;

async function commit(): Promise<void> {
  close += 1;
  const instrument = await findInstrument(test.store, 'SPX');
  if (instrument === null) throw new Error('SPX was stored');
  await commitCloses(test.store, { instrumentId: instrument.id, rows: [makeRow('2024-07-16', close)] });
}

beforeAll(async () => {
  test = await createServedStore();
  await upsertInstrument(test.store, makeInstrument('SPX'));
  await commit();
});
afterAll(() => test.remove());

it('hears of each commit, of none that changed nothing, and listens again when its connection is gone', async () => {
  let heard = 0;
  const listener = listenForVersions(test.url, () => (heard += 1), { retryMs: 1 });
  await waitUntil('the connection', () => heard === 1);
  expect(listener.isListening()).toBe(true);
  await commit();
  await waitUntil('word of the commit', () => heard === 2);
  close -= 1;
  await commit();
  await test.store.write((writer) =>
    writer.$executeRawUnsafe(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE query LIKE 'LISTEN%' AND datname = current_database()`),
  );
  await waitUntil('another connection', () => heard === 3 && listener.isListening());
  await commit();
  await waitUntil('word of the next commit', () => heard === 4);
  await listener.stop();
  expect(listener.isListening()).toBe(false);
});

it('an edition is followed by being told, however seldom the store is looked at', async () => {
  const follower = followEditions(() => Promise.resolve(), { everyMs: never, everyMsIfTold: never, leastMs: 1 });
  await waitUntil('the first edition', () => follower.current() !== undefined);
  // The first look may see one commit, and the look as listening begins another: the third is known by being told.
  for (let commits = 0; commits < 3; commits += 1) {
    const before = follower.current()?.state.version ?? 0;
    await commit();
    await waitUntil('the edition of the commit', () => (follower.current()?.state.version ?? 0) > before);
  }
  follower.stop();
});
