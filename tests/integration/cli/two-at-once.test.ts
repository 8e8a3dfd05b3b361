import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeOwner } from '@/lib/ingest/commit/lease-owner';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { acquireLease, findLease } from '@/lib/store/leases';
import { runInProcess, waitUntil, type SpawnedCli } from '../../support/cli-process';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';
import { useProcessesOnStore } from '../../support/processes-on-store';

let root = '';
let folder = '';
const { url, store, spawn: spawnHere } = useProcessesOnStore();
const now = () => new Date();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-two-'));
  const sessions = listSessions(600);
  folder = await writeFiles(join(root, 'closes'), { 'SPX.csv': makeCsv(0, sessions), 'RUT.csv': makeCsv(1, sessions) });
});

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

describe('two writers', () => {
  it('one works; the other waits, says for whom, and then finds nothing to do', async () => {
    let waiting: SpawnedCli | undefined;
    const first = await withLease(store(), { label: 'import of the test', waitMs: 0, now }, async () => {
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
    expect(await store().reader.closeRevision.count()).toBe(1_200);
  });

  it('gives up with 75 when the wait is over, with nothing changed', async () => {
    await withLease(store(), { label: 'a long pull', waitMs: 0, now }, async () => {
      const answer = await runInProcess(url(), ['import', folder, '--wait', '1']);
      expect(answer.code).toBe(75);
      expect(answer.stdout).toBe('');
      expect(answer.stderr).toContain('Waiting up to 1 s for another writer: a long pull');
      expect(answer.stderr).toContain('nothing was changed. Try again when it is done, or wait longer with --wait.');
    });
    expect(await store().reader.ingestRun.count()).toBe(0);
    expect((await runInProcess(url(), ['status'])).stdout).toContain('data version 0; writer: nobody');
  });

  it('does not wait for a process that is gone, also one that had its own number, as in a container that is started again', async () => {
    const gone = spawnHere('main', ['--help']);
    await gone.ended;
    for (const pid of [gone.child.pid, process.pid]) {
      await acquireLease(store(), {
        name: 'ingest',
        owner: describeOwner('import').replace(`pid ${process.pid}`, `pid ${pid}`),
        ttlMs: 600_000,
        now: now().toISOString(),
      });
      expect(await runInProcess(url(), ['import', folder, '--wait', '0'])).toMatchObject({ code: 0 });
    }
  });

  it('waits for a process of another container that has its host name and its number', async () => {
    const owner = describeOwner('import').replace(/\(\w+\)$/, '(0a1b2c3d)');
    const held = await acquireLease(store(), { name: 'ingest', owner, ttlMs: 600_000, now: now().toISOString() });
    expect(await runInProcess(url(), ['import', folder, '--wait', '0'])).toMatchObject({ code: 75 });
    expect(await findLease(store(), 'ingest')).toMatchObject({ owner, ...held });
  });

  it('SIGTERM ends the waiting with a line', async () => {
    await withLease(store(), { label: 'a long pull', waitMs: 0, now }, async () => {
      const waiting = spawnHere('main', ['import', folder]);
      await waitUntil('the waiting', () => waiting.readErr().includes('Waiting'));
      waiting.child.kill('SIGTERM');
      expect(await waiting.ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Stopped by SIGTERM') as unknown });
    });
  });
});
