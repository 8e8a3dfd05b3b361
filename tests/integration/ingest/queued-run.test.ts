import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { recordRun } from '@/lib/ingest/commit/record-run';
import { runWorker } from '@/lib/ingest/worker/run-worker';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { createSources } from '@/lib/sources/create-sources';
import { findRun, queueRun } from '@/lib/store/ingest-runs';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { createTestStore, type TestStore } from '../../support/test-store';
import { settleAllAt } from '../../support/source-settings';

const nowhere = 'http://127.0.0.1:9';
let test: TestStore | undefined;
afterEach(async () => {
  await test?.remove();
});

it('a queued run that waits for another writer stays queued, is not taken for a dead one, and runs after it', async () => {
  const opened = await createTestStore();
  test = opened;
  const { store } = opened;
  const now = () => new Date();
  const { id } = await queueRun(store, { kind: 'pull', origin: 'http', now: now().toISOString() });
  const stop = new AbortController();
  const lines: string[] = [];
  const isWaiting = () => lines.some((line) => line.includes('waits for'));
  let worker: Promise<void> = Promise.resolve();
  await withLease(store, { label: 'import', waitMs: 0, now }, async (fence) => {
    worker = runWorker({
      store,
      ...askNobodyElse,
      createSources: () => createSources(settleAllAt(nowhere)),
      calendar: createCalendar(),
      now,
      signal: stop.signal,
      log: (text) => {
        lines.push(text);
      },
      pollMs: 20,
      schedule: 'none',
    });
    while (!isWaiting()) await wait(10);
    // Another writer's run, which closes what a dead process left behind.
    await recordRun({ store, fence, now, kind: 'import', origin: 'cli' }, () => Promise.resolve([]));
    expect((await findRun(store, id))?.state).toBe('queued');
  });
  for (let at = 0; at < 500 && (await findRun(store, id))?.finishedAt === null; at += 1) await wait(20);
  stop.abort();
  await worker;
  expect(await findRun(store, id)).toMatchObject({ state: 'done', owner: expect.stringContaining('worker') as unknown });
  expect(lines.filter((line) => line.includes('failed'))).toEqual([]);
});
