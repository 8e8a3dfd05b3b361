import { afterEach, beforeEach, expect, it } from 'vitest';
import { listAskedLately } from '@/lib/ingest/pull/list-asked-lately';
import { listUnsettled } from '@/lib/ingest/pull/list-unsettled';
import { finishRun, recordTask, startRun, type IngestTask, type RunKind } from '@/lib/store/ingest-runs';
import { createTestStore, type TestStore } from '../../support/test-store';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.remove());

async function run(
  at: string,
  kind: RunKind,
  ...tasks: readonly (Pick<IngestTask, 'symbol' | 'state'> & Partial<IngestTask>)[]
): Promise<void> {
  const { id } = await startRun(test.store, { kind, origin: 'worker', owner: 'test', now: at });
  for (const task of tasks)
    await recordTask(test.store, id, {
      provider: 'yahoo',
      attempts: 1,
      errorClass: null,
      message: null,
      rowsSeen: 1,
      rowsNew: 0,
      rowsRevised: 0,
      rowsQuarantined: 0,
      startedAt: at,
      finishedAt: at,
      ...task,
    });
  await finishRun(test.store, id, { state: 'done', message: null, dataVersion: 1, now: at });
}

it('who was answered since the week began, and who was refused within a day, is known through any number of runs', async () => {
  await run('2024-07-17T20:00:00.000Z', 'pull', { symbol: 'OLD', state: 'done' });
  await run(
    '2024-07-18T20:00:00.000Z',
    'pull',
    { symbol: 'AAA', state: 'unchanged' },
    { symbol: 'BAD', state: 'failed' },
    { symbol: 'NIL', state: 'done', provider: null },
  );
  await run('2024-07-18T21:00:00.000Z', 'import', { symbol: 'sp500', state: 'done' });
  for (let hour = 0; hour < 70; hour += 1)
    await run(
      new Date(Date.parse('2024-07-19T00:00:00Z') + hour * 60_000).toISOString(),
      'verify',
      { symbol: 'BBB', state: 'done' },
      { symbol: 'NEW', state: 'failed', rowsSeen: hour === 0 ? 2 : 0 },
    );
  const now = new Date('2024-07-19T22:00:00Z');
  expect([...(await listAskedLately(test.store, now))].sort()).toEqual(['AAA', 'BBB']);
  expect([...(await listUnsettled(test.store, now))]).toEqual(['NEW']);
});
