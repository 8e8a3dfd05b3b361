import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { writeBreadthDays } from '@/lib/store/breadth-days';
import { commitCloses } from '@/lib/store/closes';
import { claimQueuedRun, finishRun, queueRun, recordTask, startRun } from '@/lib/store/ingest-runs';
import { upsertInstrument } from '@/lib/store/instruments';
import { keepResult } from '@/lib/store/kept-results';
import { acquireLease, findLease, releaseLease, renewLease } from '@/lib/store/leases';
import { replaceMembership } from '@/lib/store/memberships';
import { openStore } from '@/lib/store/open-store';
import { addQuarantine, decideQuarantine } from '@/lib/store/quarantine';
import { removeInstrument } from '@/lib/store/remove-instrument';
import { saveView } from '@/lib/store/saved-views';
import { upsertAliases } from '@/lib/store/security-aliases';
import { prolongLease } from '@/lib/store/sql/close-statements';
import type { Store } from '@/lib/store/store';
import { StoreBusy } from '@/lib/store/store-errors';
import { upsertUniverse } from '@/lib/store/universes';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { dayAt, makeInstrument, makeRow } from '../../support/store-rows';
import { createTestDatabase } from '../../support/test-store';

// Two processes at one SQLite file: PostgreSQL locks rows, and needs none of this.
let database = { url: '', remove: () => Promise.resolve() };
let path = '';
let other: ChildProcess | undefined;

beforeEach(async () => {
  database = await createTestDatabase();
  path = database.url.replace('file:', '');
});

async function stopOther(): Promise<void> {
  if (other === undefined) return;
  const ended = once(other, 'exit');
  other.kill('SIGKILL');
  await ended;
  other = undefined;
}

afterEach(async () => {
  await stopOther();
  await database.remove();
});

async function startOther(everyMs: number, holdMs: number): Promise<void> {
  other = spawn(process.execPath, ['tests/support/busy-writer.mjs', path, String(everyMs), String(holdMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (other.stdout !== null) await once(other.stdout, 'data');
}

const now = '2024-07-17T12:00:00.000Z';
const task = {
  symbol: 'RUT',
  provider: 'yahoo',
  state: 'done',
  attempts: 1,
  errorClass: null,
  message: null,
  rowsSeen: 1,
  rowsNew: 1,
  rowsRevised: 0,
  rowsQuarantined: 0,
  startedAt: now,
  finishedAt: now,
} as const;

/** One of every change that the store knows. */
async function changeEverything(store: Store, round: number): Promise<void> {
  const session = parseSessionDate(dayAt(round));
  const lease = await acquireLease(store, { name: 'ingest', owner: 'a test', ttlMs: 60_000, now });
  if (!('token' in lease)) throw new Error('the lease is free');
  const fence = { name: 'ingest', token: lease.token };
  const { id } = await upsertInstrument(store, makeInstrument('RUT', { name: `Russell ${round}` }));
  await commitCloses(store, { instrumentId: id, rows: [makeRow(session, 1 + round)], fence });
  const run = await startRun(store, { kind: 'import', origin: 'cli', owner: 'a test', now });
  await recordTask(store, run.id, task);
  await recordTask(store, run.id, { ...task, rowsSeen: 2 });
  await finishRun(store, run.id, { state: 'done', message: null, dataVersion: 1, now });
  await queueRun(store, { kind: 'pull', origin: 'http', now });
  await claimQueuedRun(store, { owner: 'a test', now });
  await addQuarantine(store, [{ symbol: 'RUT', session, provider: 'yahoo', reason: 'spike', row: { round } }], now);
  await decideQuarantine(store, round + 1, 'rejected', now);
  await saveView(store, { id: `view-${round % 3}`, view: `/studies/streaks?length=${2 + (round % 3)}`, now });
  await keepResult(store, { study: 'facts', query: '', dataVersion: round, buildId: 'test' }, { body: '{}', now });
  const universe = findDefaultUniverse('sp500');
  if (universe === undefined) throw new Error('sp500 is shipped');
  await upsertUniverse(store, universe);
  await replaceMembership(store, 'sp500', round % 2 === 0 ? [{ instrumentId: id, from: session, until: null }] : [], {
    source: 'import',
    fence,
  });
  await upsertAliases(store, [{ instrumentId: id, ticker: 'OLD', from: null, until: session }], 'import');
  await writeBreadthDays(store, { universeId: 'sp500', basis: 'price' }, [], { dataVersion: round, edition: 1, now });
  await removeInstrument(store, 'RUT', { fence });
  expect(await renewLease(store, { name: 'ingest', token: lease.token, ttlMs: 60_000, now })).toBe(true);
  await releaseLease(store, fence);
}

describe('beside a process that writes', () => {
  it.each([
    [1, 0],
    [5, 2],
    [20, 5],
  ])('every %d ms: every change waits for its turn, none fails', async (everyMs, holdMs) => {
    await startOther(everyMs, holdMs);
    const store = await openStore(`file:${path}`);
    for (let round = 0; round < 12; round += 1) await changeEverything(store, round);
    await store.close();
  });

  it('the web process does other work while it waits, and gives up after a second with nothing changed', async () => {
    const store = await openStore(`file:${path}`, { manner: 'responsive' });
    const view = { id: 'view', view: '/studies/streaks', now };
    await startOther(0, 1_200_000);
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 5);
    await expect(saveView(store, view)).rejects.toThrow(StoreBusy);
    clearInterval(turning);
    // A process that stands still until it gives up has no turn but the one before.
    expect(turns).toBeGreaterThan(2);
    expect(await store.reader.savedView.count({ where: { id: 'view' } })).toBe(0);
    await stopOther();
    await saveView(store, view);
    expect(await store.reader.savedView.count({ where: { id: 'view' } })).toBe(1);
    await store.close();
  });

  it.each([1, 5, 20])('and every %d ms, the web process stores what it is given', async (everyMs) => {
    await startOther(everyMs, 1);
    const store = await openStore(`file:${path}`, { manner: 'responsive' });
    for (let round = 0; round < 40; round += 1)
      await saveView(store, { id: `view-${round}`, view: `/studies/streaks?length=${round}`, now });
    expect(await store.reader.savedView.count({ where: { id: { startsWith: 'view-' } } })).toBe(40);
    await store.close();
  });
});

it('a commit that takes longer than its lease does not lose it to whoever waited', async () => {
  const store = await openStore(`file:${path}`);
  const { id } = await upsertInstrument(store, makeInstrument('RUT'));
  let ttlMs = 1_000;
  let lease: Awaited<ReturnType<typeof acquireLease>>;
  let until = '';
  do {
    // Where the machine takes longer to start a process than the lease lasts, a longer one is tried.
    await stopOther();
    ttlMs *= 2;
    lease = await acquireLease(store, { name: 'ingest', owner: 'a test', ttlMs, now: new Date().toISOString() });
    until = (await findLease(store, 'ingest'))?.expiresAt ?? '';
    // The commit stands for as long as another process has the lock, and this one does nothing else meanwhile.
    await startOther(1_200_000, ttlMs * 1.5);
  } while (Date.now() > Date.parse(until) - 500);
  if (!('token' in lease)) throw new Error('the lease is free');
  await commitCloses(store, { instrumentId: id, rows: [makeRow('2024-07-16', 1)], fence: { name: 'ingest', token: lease.token } });
  const ended = Date.now();
  expect(ended).toBeGreaterThan(Date.parse(until));
  expect(await acquireLease(store, { name: 'ingest', owner: 'another', ttlMs: 1, now: new Date(ended).toISOString() })).toMatchObject({
    heldBy: 'a test',
  });
  // Time outside of commits counts as ever.
  expect(Date.parse((await findLease(store, 'ingest'))?.expiresAt ?? '')).toBeLessThanOrEqual(ended + ttlMs + 100);
  await store.close();
});

it('commits prolong a lease to no more than the longest that any is good for, whatever they add up to', async () => {
  const store = await openStore(`file:${path}`);
  await acquireLease(store, { name: 'worker', owner: 'a test', ttlMs: 20_000 });
  const statement = prolongLease(store.dialect) ?? '';
  const before = new Date(Date.now() - 600_000).toISOString();
  for (let commits = 0; commits < 2; commits += 1)
    await store.write((writer) => writer.$executeRawUnsafe(statement, before, '', 0, before));
  const until = Date.parse((await findLease(store, 'worker'))?.expiresAt ?? '');
  expect(until).toBeLessThanOrEqual(Date.now() + 30_000);
  expect(until).toBeGreaterThan(Date.parse(before) + 600_000 + 20_000);
  await store.close();
});

it('the log that a large commit leaves behind is emptied, or by the next change where somebody reads from it', async () => {
  const store = await openStore(`file:${path}`);
  const size = () => statSync(`${path}-wal`).size;
  const commit = async (id: string) =>
    await store.write((writer) => writer.savedView.create({ data: { id, view: 'x'.repeat(18_000_000), createdAt: now } }));
  await commit('first');
  expect(size()).toBe(0);
  const reading = new Database(path);
  reading.exec('BEGIN; SELECT "id" FROM "SavedView"');
  await commit('next');
  expect(size()).toBeGreaterThan(17_000_000);
  reading.close();
  await saveView(store, { id: 'view', view: '/studies/streaks', now });
  expect(size()).toBe(0);
  await store.close();
});
