import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { followEditions } from '@/lib/server/maker/follow-editions';
import { upsertInstrument } from '@/lib/store/instruments';
import { listenForVersions } from '@/lib/store/listen-for-versions';
import { waitUntil } from '../../support/cli-process';
import { commitClose } from '../../support/commit-close';
import { makeInstrument } from '../../support/store-rows';
import type { TestStore } from '../../support/test-store';
import { createServedStore } from './sample-api';

// A commit is told to who listens, on PostgreSQL alone.
const never = 2_000_000_000;
let test: TestStore;
let close = 100;

async function commit(): Promise<void> {
  close += 1;
  await commitClose(test.store, close);
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

it('where a pooler takes LISTEN and passes nothing on, it knows that it is deaf, and says so once', async () => {
  const { hostname, port } = new URL(test.url);
  const pooler = createServer((client) => {
    const database = connect(Number(port), hostname);
    let rest = Buffer.alloc(0);
    database.on('data', (part) => {
      rest = Buffer.concat([rest, part]);
      // A message is its kind, and its length without that; `A` is word of a commit.
      while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
        const end = rest.readUInt32BE(1) + 1;
        if (rest.toString('latin1', 0, 1) !== 'A') client.write(rest.subarray(0, end));
        rest = rest.subarray(end);
      }
    });
    client.pipe(database);
    for (const [one, next] of [
      [client, database],
      [database, client],
    ] as const)
      one.on('error', () => undefined).on('close', () => next.destroy());
  });
  await new Promise<void>((resolve) => {
    pooler.listen(0, '127.0.0.1', resolve);
  });
  const address = pooler.address();
  const url = new URL(test.url);
  url.port = String(typeof address === 'object' ? address?.port : 0);
  let deaf = 0;
  let heard = 0;
  const listener = listenForVersions(url.href, () => (heard += 1), { retryMs: 1, hearMs: 1, onDeaf: () => (deaf += 1) });
  await waitUntil('word that it is deaf', () => deaf === 1);
  await commit();
  expect([listener.isListening(), heard, deaf]).toEqual([false, 0, 1]);
  await listener.stop();
  await new Promise((resolve) => pooler.close(resolve));
});

it('an edition is followed by being told, however seldom the store is looked at', async () => {
  const follower = followEditions(() => Promise.resolve(), { everyMs: never, everyMsIfTold: never, leastMs: 1, settleMs: 1 });
  await waitUntil('the first edition', () => follower.current() !== undefined);
  // The first look may see one commit, and the look as listening begins another: the third is known by being told.
  for (let commits = 0; commits < 3; commits += 1) {
    const before = follower.current()?.state.version ?? 0;
    await commit();
    await waitUntil('the edition of the commit', () => (follower.current()?.state.version ?? 0) > before);
  }
  follower.stop();
});
