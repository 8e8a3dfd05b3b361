import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { abandonedMessage, findRun, queueRun } from '@/lib/store/ingest-runs';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import { spawnScript, waitUntil } from '../../support/cli-process';
import { listSessions } from '../../support/csv-folders';
import { findStoreFaults } from '../../support/find-store-faults';
import { createTestDatabase } from '../../support/test-store';
import { createChecker, placeFile } from '../../support/upload-files';

// A few securities are committed at a time: enough for several commits.
const symbols = Array.from(
  { length: 32 },
  (_, at) => `S${String.fromCharCode(65 + (at % 16))}${String.fromCharCode(65 + Math.floor(at / 16))}`,
);
const sessions = listSessions(250);
const closeOf = (at: number, day: number) => (50 + at + ((day * 7 + at) % 11) / 10).toFixed(2);
const panel = [
  'date,symbol,close',
  ...symbols.flatMap((symbol, at) => sessions.map((session, day) => `${session},${symbol},${closeOf(at, day)}`)),
].join('\n');

let store: Store;
let folder = '';
let remove: () => Promise<void>;
async function open(): Promise<void> {
  const database = await createTestDatabase();
  store = await openStore(database.url);
  const root = await mkdtemp(join(tmpdir(), 'broadtape-kill-upload-'));
  folder = join(root, 'uploads');
  remove = async () => {
    await store.close();
    await database.remove();
    await rm(root, { recursive: true, force: true });
  };
}
beforeEach(open);
afterEach(() => remove());

const count = async (table: 'close' | 'closeRevision') =>
  await (table === 'close' ? store.reader.close.count() : store.reader.closeRevision.count());
const startWorker = () => spawnScript('worker', [], { DATABASE_URL: store.databaseUrl, IMPORT_FOLDER: folder });

/** Puts the file where one that was sent lies, has it tried, and queues its import; the run's id. */
async function sendPanel(): Promise<number> {
  const id = await placeFile(folder, 'panel.csv', panel, { kind: 'panel' });
  expect(await createChecker(store, folder)(id)).toMatchObject({ state: 'checked', verdict: { isAccepted: true } });
  const request = { upload: id, file: 'panel.csv', kind: 'panel' };
  return (await queueRun(store, { kind: 'import', origin: 'http', request, now: new Date().toISOString() })).id;
}

// Half a minute after its holder died; the clock of the test does not wait for it.
async function expireLeases(): Promise<void> {
  await store.write((writer) => writer.lease.updateMany({ data: { expiresAt: '2000-01-01T00:00:00.000Z' } }));
}

async function stopWorker(worker: ReturnType<typeof startWorker>): Promise<void> {
  worker.child.kill('SIGTERM');
  await worker.ended;
}

/** Kills a worker between the first commit of an import and its end; a kill that came too late is tried again on an empty store. The run's id. */
async function killWhileItImports(): Promise<number> {
  for (;;) {
    const run = await sendPanel();
    const { child, ended } = startWorker();
    await waitUntil('the first commit', async () => (await count('close')) > 0);
    child.kill('SIGKILL');
    await ended;
    if ((await findRun(store, run))?.state === 'running') return run;
    await remove();
    await open();
  }
}

it('an upload whose worker is killed while it is imported is refused by the next one, leaves nothing behind, and sent again is whole', async () => {
  const first = await killWhileItImports();
  const stored = await count('close');
  expect(stored).toBeGreaterThan(0);
  expect(stored % sessions.length).toBe(0);

  await expireLeases();
  const second = startWorker();
  await waitUntil('the end of the run', async () => (await findRun(store, first))?.state !== 'running');
  expect(await findRun(store, first)).toMatchObject({ state: 'failed', message: abandonedMessage });
  // What was committed stays, whole securities of it, and nothing is taken up again by itself.
  expect(await count('close')).toBe(stored);
  expect(await count('closeRevision')).toBe(stored);
  await stopWorker(second);
  expect(await findStoreFaults(store)).toEqual([]);

  const again = await sendPanel();
  const third = startWorker();
  await waitUntil('the import', async () => ['done', 'partial', 'failed'].includes((await findRun(store, again))?.state ?? ''));
  expect(await findRun(store, again)).toMatchObject({ state: 'done' });
  await stopWorker(third);
  expect(await count('close')).toBe(symbols.length * sessions.length);
  expect(await count('closeRevision')).toBe(symbols.length * sessions.length);
  expect(await findStoreFaults(store)).toEqual([]);
  // Neither the file of the killed run nor that of the last waits any more.
  expect(await readdir(folder)).toEqual([]);
});
