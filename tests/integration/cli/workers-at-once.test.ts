import { afterEach, describe, expect, it } from 'vitest';
import { workerLease } from '@/lib/ingest/worker/worker-lease';
import { findRun, queueRun, startRun } from '@/lib/store/ingest-runs';
import { upsertInstrument } from '@/lib/store/instruments';
import { findLease, workerLeaseName } from '@/lib/store/leases';
import { waitUntil, type SpawnedCli } from '../../support/cli-process';
import { listSessions } from '../../support/csv-folders';
import { startFaultServer, type FaultServer } from '../../support/fault-server';
import { useProcessesOnStore } from '../../support/processes-on-store';
import { makeInstrument } from '../../support/store-rows';

const { store, spawn: spawnHere } = useProcessesOnStore();
const now = () => new Date();

describe('worker', () => {
  let server: FaultServer | undefined;

  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const isReady = ({ readErr }: SpawnedCli): boolean => readErr().includes('"msg":"ready"');
  const standsBy = ({ readErr }: SpawnedCli): boolean => readErr().includes('this one stands by"');
  const hasEnded = async (id: number): Promise<boolean> => !['queued', 'running'].includes((await findRun(store(), id))?.state ?? 'queued');

  /** One that works, and one that stands by. */
  async function startTwo(): Promise<{ readonly first: SpawnedCli; readonly second: SpawnedCli; readonly server: FaultServer }> {
    const asked = await startFaultServer();
    server = asked;
    asked.setRows(
      'yahoo',
      '^SPX',
      listSessions(30).map((session, index) => ({ session, close: 100 + index / 10 })),
    );
    await upsertInstrument(store(), makeInstrument('SPX'));
    const first = spawnHere('worker', [], asked.variables);
    await waitUntil('the worker to be ready', () => isReady(first));
    const second = spawnHere('worker', [], asked.variables);
    await waitUntil('the second worker to stand by', () => standsBy(second));
    return { first, second, server: asked };
  }

  it('runs what is queued while a second one stands by, SIGTERM ends both, and the one that stood by takes over', async () => {
    // A run that a killed process left behind must not block the queue.
    const left = await startRun(store(), { kind: 'import', origin: 'cli', owner: 'pid 1 on nowhere', now: now().toISOString() });
    const { first, second } = await startTwo();
    const lease = await findLease(store(), workerLeaseName);
    expect(lease?.owner).toContain(`pid ${first.child.pid} on `);
    // As long as a lease lasts that nobody renews: with the time until it is looked at again under half a minute.
    expect(Date.parse(lease?.expiresAt ?? '') - Date.now()).toBeLessThanOrEqual(workerLease.ttlMs);
    expect(workerLease.ttlMs + workerLease.retryMs).toBeLessThan(30_000);
    const { id } = await queueRun(store(), { kind: 'pull', origin: 'http', now: now().toISOString() });
    await waitUntil('the queued run to end', () => hasEnded(id));
    const run = await findRun(store(), id);
    expect(run).toMatchObject({ state: 'done', message: null, dataVersion: 1 });
    expect(run?.tasks).toMatchObject([{ symbol: 'SPX', provider: 'yahoo', state: 'done', rowsNew: 30 }]);
    expect((await findRun(store(), left.id))?.state).toBe('failed');
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
    expect((await findLease(store(), workerLeaseName))?.owner).toBeNull();
  });

  it('one that stands by takes over from one that was killed, and runs what is queued', async () => {
    const { first, second } = await startTwo();
    const before = await findLease(store(), workerLeaseName);
    first.child.kill('SIGKILL');
    await first.ended;
    const { id } = await queueRun(store(), { kind: 'pull', origin: 'http', now: now().toISOString() });
    await waitUntil('the queued run to end', () => hasEnded(id));
    expect(await findRun(store(), id)).toMatchObject({ state: 'done', dataVersion: 1 });
    const after = await findLease(store(), workerLeaseName);
    expect(after?.owner).toContain(`pid ${second.child.pid} on `);
    expect(after?.token).toBe((before?.token ?? 0) + 1);
  });

  it('takes over from one on another machine when its lease has expired by the clock of the database', async () => {
    const { first, second } = await startTwo();
    const change = (data: { readonly owner?: string; readonly expiresAt?: string }) =>
      store().write((writer) => writer.lease.update({ where: { name: workerLeaseName }, data }));
    // Renewed by its token, whatever the owner is called.
    await change({ owner: 'worker, pid 1 on another-machine' });
    first.child.kill('SIGKILL');
    await first.ended;
    await change({ expiresAt: '2000-01-01T00:00:00.000Z' });
    await waitUntil('the second worker to be ready', () => isReady(second));
    expect((await findLease(store(), workerLeaseName))?.owner).toContain(`pid ${second.child.pid} on `);
  });
});
