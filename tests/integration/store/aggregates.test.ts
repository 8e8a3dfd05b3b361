import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import {
  claimQueuedRun,
  failAbandonedRuns,
  findActiveRun,
  findRun,
  finishRun,
  listRuns,
  queueRun,
  recordTask,
  startRun,
} from '@/lib/store/ingest-runs';
import { acquireLease, findLease, findHolder, releaseLease, renewLease } from '@/lib/store/leases';
import { addQuarantine, decideQuarantine, listQuarantine, stampQuarantine } from '@/lib/store/quarantine';
import { findSavedView, saveView } from '@/lib/store/saved-views';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(() => test.remove());

const at = (seconds: number) => new Date(Date.UTC(2024, 6, 16, 20, 0, seconds)).toISOString();

describe('leases', () => {
  it('has one holder until it expires or is released, and a token that rises with every acquisition', async () => {
    const ask = (owner: string, second: number) => acquireLease(test.store, { name: 'ingest', owner, ttlMs: 10_000, now: at(second) });
    expect(await ask('a', 0)).toEqual({ token: 1 });
    expect(await ask('b', 9)).toEqual({ heldBy: 'a', expiresAt: at(10) });
    expect(await renewLease(test.store, { name: 'ingest', token: 1, ttlMs: 10_000, now: at(9) })).toBe(true);
    expect(await ask('b', 12)).toMatchObject({ heldBy: 'a' });
    expect(await findHolder(test.store, 'ingest', at(12))).toBe('a');
    expect(await ask('b', 19)).toEqual({ token: 2 });
    expect(await renewLease(test.store, { name: 'ingest', token: 1, ttlMs: 10_000, now: at(20) })).toBe(false);
    await releaseLease(test.store, { name: 'ingest', token: 1 });
    expect(await findLease(test.store, 'ingest')).toMatchObject({ owner: 'b' });
    await releaseLease(test.store, { name: 'ingest', token: 2 });
    expect(await findHolder(test.store, 'ingest', at(20))).toBeNull();
    expect(await ask('c', 20)).toEqual({ token: 3 });
  });

  it("expires by the database's clock, whatever the clock of the machine that asks says", async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2001, 0, 1) });
    try {
      const ask = (owner: string, ttlMs: number) => acquireLease(test.store, { name: 'ingest', owner, ttlMs });
      expect(await ask('a', 600_000)).toEqual({ token: 1 });
      vi.setSystemTime(Date.UTC(2099, 0, 1));
      expect(await ask('b', 600_000)).toMatchObject({ heldBy: 'a' });
      expect(await findHolder(test.store, 'ingest')).toBe('a');
      // Prolonged by less than nothing, it has expired.
      expect(await renewLease(test.store, { name: 'ingest', token: 1, ttlMs: -1 })).toBe(true);
      expect(await findHolder(test.store, 'ingest')).toBeNull();
      expect(await ask('b', 600_000)).toEqual({ token: 2 });
      expect(await renewLease(test.store, { name: 'ingest', token: 1, ttlMs: 600_000 })).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it('goes to exactly one of many who ask at once', async () => {
    const owners = Array.from({ length: 8 }, (_, index) => `owner-${index}`);
    const answers = await Promise.all(owners.map((owner) => acquireLease(test.store, { name: 'ingest', owner, ttlMs: 1000, now: at(0) })));
    expect(answers.filter((answer) => 'token' in answer)).toHaveLength(1);
  });
});

describe('ingest runs', () => {
  const task = { symbol: 'RUT', provider: 'yahoo', state: 'done', attempts: 1, errorClass: null, message: null } as const;
  const rows = { rowsSeen: 10, rowsNew: 1, rowsRevised: 0, rowsQuarantined: 0, startedAt: at(1), finishedAt: at(2) };

  it('goes from the queue to its end, with a task per instrument', async () => {
    const queued = await queueRun(test.store, { kind: 'pull', origin: 'http', request: { symbols: ['RUT'], from: null }, now: at(0) });
    expect(await findActiveRun(test.store)).toMatchObject({ id: queued.id, state: 'queued', request: { symbols: ['RUT'], from: null } });
    const claims = await Promise.all(['a', 'b'].map((owner) => claimQueuedRun(test.store, { owner, now: at(1) })));
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    await recordTask(test.store, queued.id, { ...task, ...rows, state: 'failed' });
    await recordTask(test.store, queued.id, { ...task, ...rows });
    await finishRun(test.store, queued.id, { state: 'done', message: null, dataVersion: 1, now: at(3) });
    expect(await findRun(test.store, queued.id)).toMatchObject({
      state: 'done',
      finishedAt: at(3),
      dataVersion: 1,
      tasks: [{ ...task, ...rows }],
    });
    expect(await findActiveRun(test.store)).toBeNull();
    expect(await claimQueuedRun(test.store, { owner: 'a', now: at(4) })).toBeNull();
  });

  it('ends runs whose process died, but not the one that runs', async () => {
    const dead = await startRun(test.store, { kind: 'import', origin: 'cli', owner: 'a', now: at(0) });
    const alive = await startRun(test.store, { kind: 'pull', origin: 'worker', owner: 'b', now: at(1) });
    expect(await failAbandonedRuns(test.store, { exceptId: alive.id, now: at(2) })).toBe(1);
    expect((await listRuns(test.store, 5)).map(({ id, state }) => [id, state])).toEqual([
      [alive.id, 'running'],
      [dead.id, 'failed'],
    ]);
  });
});

describe('quarantine', () => {
  const finding = { symbol: 'RUT', session: parseSessionDate('2024-07-16'), provider: 'yahoo', reason: 'moved 40%', row: { close: 3000 } };

  it('keeps a finding once, whatever was decided about it', async () => {
    expect(await addQuarantine(test.store, [finding, { ...finding, session: null }], at(0))).toBe(2);
    expect(await addQuarantine(test.store, [finding], at(1))).toBe(0);
    const [row] = await listQuarantine(test.store, { state: 'open', symbol: 'RUT' });
    expect(row).toMatchObject({ session: null, foundAt: at(0), row: { close: 3000 } });
    expect(await decideQuarantine(test.store, row?.id ?? 0, 'rejected', at(2))).toMatchObject({ state: 'rejected', decidedAt: at(2) });
    expect(await decideQuarantine(test.store, row?.id ?? 0, 'accepted', at(3))).toBeNull();
    expect(await addQuarantine(test.store, [{ ...finding, session: null }], at(4))).toBe(0);
    expect(await listQuarantine(test.store, { state: 'open' })).toHaveLength(1);
  });

  it('has another stamp whenever other rows are open', async () => {
    const stamps = [await stampQuarantine(test.store)];
    await addQuarantine(test.store, [finding], at(0));
    stamps.push(await stampQuarantine(test.store));
    await addQuarantine(test.store, [finding], at(1));
    expect(await stampQuarantine(test.store)).toBe(stamps[1]);
    const [row] = await listQuarantine(test.store);
    await decideQuarantine(test.store, row?.id ?? 0, 'rejected', at(2));
    stamps.push(await stampQuarantine(test.store));
    await addQuarantine(test.store, [{ ...finding, session: null }], at(3));
    stamps.push(await stampQuarantine(test.store));
    expect(new Set(stamps).size).toBe(4);
  });
});

describe('saved views', () => {
  it('stores a view once under its id and refuses what does not fit', async () => {
    await saveView(test.store, { id: 'abcd1234', view: 'streaks?symbol=RUT', now: at(0) });
    await saveView(test.store, { id: 'abcd1234', view: 'streaks?symbol=RUT', now: at(1) });
    expect(await findSavedView(test.store, 'abcd1234')).toEqual({ id: 'abcd1234', view: 'streaks?symbol=RUT', createdAt: at(0) });
    await expect(saveView(test.store, { id: 'abcd1234', view: 'other', now: at(1) })).rejects.toThrow(/another view/);
    await expect(saveView(test.store, { id: 'abcd1235', view: 'é'.repeat(2049), now: at(1) })).rejects.toThrow(/4098 bytes/);
    await expect(saveView(test.store, { id: 'a b', view: 'x', now: at(1) })).rejects.toThrow(/no view id/);
    expect(await findSavedView(test.store, '../etc')).toBeNull();
  });
});
