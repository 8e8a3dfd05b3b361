import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { workerLease } from '@/lib/ingest/worker/worker-lease';
import { findRun, queueRun, startRun } from '@/lib/store/ingest-runs';
import { upsertInstrument } from '@/lib/store/instruments';
import { acquireLease, findLease, workerLeaseName } from '@/lib/store/leases';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import { runInProcess, spawnScript, waitUntil, type SpawnedCli } from '../../support/cli-process';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';
import { startFaultServer, type FaultServer } from '../../support/fault-server';
import { makeInstrument } from '../../support/store-rows';
import { createTestDatabase } from '../../support/test-store';

let root = '';
let folder = '';
let database = { url: '', remove: () => Promise.resolve() };
let store: Store;
let spawned: SpawnedCli[] = [];
const now = () => new Date();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-two-'));
  const sessions = listSessions(600);
  folder = await writeFiles(join(root, 'closes'), { 'SPX.csv': makeCsv(0, sessions), 'RUT.csv': makeCsv(1, sessions) });
});

beforeEach(async () => {
  database = await createTestDatabase();
  store = await openStore(database.url);
  spawned = [];
});

afterEach(async () => {
  for (const { child, ended } of spawned) {
    child.kill('SIGKILL');
    await ended;
  }
  await store.close();
  await database.remove();
});

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

function spawnHere(script: 'main' | 'worker', words: readonly string[], env: Readonly<Record<string, string>> = {}): SpawnedCli {
  const process = spawnScript(script, words, { DATABASE_URL: database.url, FIRST_RUN: 'none', PULL: 'off', ...env });
  spawned.push(process);
  return process;
}

describe('two writers', () => {
  it('one works; the other waits, says for whom, and then finds nothing to do', async () => {
    let waiting: SpawnedCli | undefined;
    const first = await withLease(store, { label: 'import of the test', waitMs: 0, now }, async () => {
      waiting = spawnHere('main', ['import', folder]);
      await waitUntil('the second writer to wait', () => waiting?.readErr().includes('Waiting') === true);
      expect(waiting.readErr()).toMatch(
        new RegExp(`^Waiting up to 600 s for another writer: import of the test, pid ${process.pid} on .+\\n$`),
      );
      return waiting.child.exitCode;
    });
    expect(first).toBeNull();
    expect(await waiting?.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('1200 changed, data version 2') as unknown });
  });

  it('two imports started together end as one would', async () => {
    const both = [spawnHere('main', ['import', folder]), spawnHere('main', ['import', folder])];
    const answers = await Promise.all(both.map(({ ended }) => ended));
    expect(answers.map(({ code }) => code)).toEqual([0, 0]);
    const sums = answers
      .map(({ stdout }) =>
        stdout
          .trimEnd()
          .split('\n')
          .at(-1)
          ?.replace(/^run \d /, ''),
      )
      .sort();
    expect(sums).toEqual(['done: 1200 rows seen, 0 changed, data version 2', 'done: 1200 rows seen, 1200 changed, data version 2']);
    expect(await store.reader.closeRevision.count()).toBe(1_200);
  });

  it('gives up with 75 when the wait is over, with nothing changed', async () => {
    await withLease(store, { label: 'a long pull', waitMs: 0, now }, async () => {
      const answer = await runInProcess(database.url, ['import', folder, '--wait', '1']);
      expect(answer.code).toBe(75);
      expect(answer.stdout).toBe('');
      expect(answer.stderr).toContain('Waiting up to 1 s for another writer: a long pull');
      expect(answer.stderr).toContain('nothing was changed. Try again when it is done, or wait longer with --wait.');
    });
    expect(await store.reader.ingestRun.count()).toBe(0);
    expect((await runInProcess(database.url, ['status'])).stdout).toContain('data version 0; writer: nobody');
  });

  it('does not wait for a process that is gone', async () => {
    const gone = spawnHere('main', ['--help']);
    await gone.ended;
    const { hostname } = await import('node:os');
    await acquireLease(store, {
      name: 'ingest',
      owner: `import, pid ${gone.child.pid} on ${hostname()}`,
      ttlMs: 600_000,
      now: now().toISOString(),
    });
    expect(await runInProcess(database.url, ['import', folder, '--wait', '0'])).toMatchObject({ code: 0 });
  });

  it('SIGTERM ends the waiting with a line', async () => {
    await withLease(store, { label: 'a long pull', waitMs: 0, now }, async () => {
      const waiting = spawnHere('main', ['import', folder]);
      await waitUntil('the waiting', () => waiting.readErr().includes('Waiting'));
      waiting.child.kill('SIGTERM');
      expect(await waiting.ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Stopped by SIGTERM') as unknown });
    });
  });
});

describe('worker', () => {
  let server: FaultServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const isReady = ({ readErr }: SpawnedCli): boolean => readErr().includes('"msg":"ready"');
  const standsBy = ({ readErr }: SpawnedCli): boolean => readErr().includes('this one stands by"');
  const hasEnded = async (id: number): Promise<boolean> => !['queued', 'running'].includes((await findRun(store, id))?.state ?? 'queued');

  /** One that works, and one that stands by. */
  async function startTwo(): Promise<{ readonly first: SpawnedCli; readonly second: SpawnedCli; readonly server: FaultServer }> {
    const asked = await startFaultServer();
    server = asked;
    asked.setRows(
      'yahoo',
      '^SPX',
      listSessions(30).map((session, index) => ({ session, close: 100 + index / 10 })),
    );
    await upsertInstrument(store, makeInstrument('SPX'));
    const first = spawnHere('worker', [], asked.variables);
    await waitUntil('the worker to be ready', () => isReady(first));
    const second = spawnHere('worker', [], asked.variables);
    await waitUntil('the second worker to stand by', () => standsBy(second));
    return { first, second, server: asked };
  }

  it('runs what is queued while a second one stands by, SIGTERM ends both, and the one that stood by takes over', async () => {
    // A run that a killed process left behind must not block the queue.
    const left = await startRun(store, { kind: 'import', origin: 'cli', owner: 'pid 1 on nowhere', now: now().toISOString() });
    const { first, second } = await startTwo();
    const lease = await findLease(store, workerLeaseName);
    expect(lease?.owner).toContain(`pid ${first.child.pid} on `);
    // As long as a lease lasts that nobody renews: with the time until it is looked at again under half a minute.
    expect(Date.parse(lease?.expiresAt ?? '') - Date.now()).toBeLessThanOrEqual(workerLease.ttlMs);
    expect(workerLease.ttlMs + workerLease.retryMs).toBeLessThan(30_000);
    const { id } = await queueRun(store, { kind: 'pull', origin: 'http', now: now().toISOString() });
    await waitUntil('the queued run to end', () => hasEnded(id));
    const run = await findRun(store, id);
    expect(run).toMatchObject({ state: 'done', message: null, dataVersion: 1 });
    expect(run?.tasks).toMatchObject([{ symbol: 'SPX', provider: 'yahoo', state: 'done', rowsNew: 30 }]);
    expect((await findRun(store, left.id))?.state).toBe('failed');
    expect(isReady(second)).toBe(false);
    const third = spawnHere('worker', [], server?.variables);
    await waitUntil('the third worker to stand by', () => standsBy(third));
    third.child.kill('SIGTERM');
    first.child.kill('SIGTERM');
    for (const { ended } of [first, third])
      expect(await ended).toMatchObject({
        code: 0,
        stdout: '',
        stderr: expect.stringMatching(/"process":"worker",.*"msg":"ended"\}\n$/) as unknown,
      });
    await waitUntil('the second worker to be ready', () => isReady(second));
    second.child.kill('SIGTERM');
    expect(await second.ended).toMatchObject({ code: 0 });
    expect((await findLease(store, workerLeaseName))?.owner).toBeNull();
  });

  it('one that stands by takes over from one that was killed, and runs what is queued', async () => {
    const { first, second } = await startTwo();
    const before = await findLease(store, workerLeaseName);
    first.child.kill('SIGKILL');
    await first.ended;
    const { id } = await queueRun(store, { kind: 'pull', origin: 'http', now: now().toISOString() });
    await waitUntil('the queued run to end', () => hasEnded(id));
    expect(await findRun(store, id)).toMatchObject({ state: 'done', dataVersion: 1 });
    const after = await findLease(store, workerLeaseName);
    expect(after?.owner).toContain(`pid ${second.child.pid} on `);
    expect(after?.token).toBe((before?.token ?? 0) + 1);
  });

  it('takes over from one on another machine when its lease has expired by the clock of the database', async () => {
    const { first, second } = await startTwo();
    const change = (data: { readonly owner?: string; readonly expiresAt?: string }) =>
      store.write((writer) => writer.lease.update({ where: { name: workerLeaseName }, data }));
    // Renewed by its token, whatever the owner is called.
    await change({ owner: 'worker, pid 1 on another-machine' });
    first.child.kill('SIGKILL');
    await first.ended;
    await change({ expiresAt: '2000-01-01T00:00:00.000Z' });
    await waitUntil('the second worker to be ready', () => isReady(second));
    expect((await findLease(store, workerLeaseName))?.owner).toContain(`pid ${second.child.pid} on `);
  });
});
