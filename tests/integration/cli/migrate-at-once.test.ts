import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';
import { isMigrated } from '@/lib/store/is-migrated';
import { migrateStore, type Migrated } from '@/lib/store/migrate-store';
import { listMigrations } from '@/lib/store/migration-files';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import { spawnScript } from '../../support/cli-process';
import { createPostgresqlDatabase } from '../../support/test-postgresql';

const postgresql = inject('postgresql');
let database = { url: '', remove: () => Promise.resolve() };

// What there is before the first migration: no file, or an empty database.
beforeEach(async () => {
  if (postgresql !== undefined) {
    database = await createPostgresqlDatabase(postgresql.serverUrl);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-at-once-'));
  database = { url: `file:${join(folder, 'store.db')}`, remove: () => rm(folder, { recursive: true, force: true }) };
});
afterEach(() => database.remove());

it('of three that migrate at once one does it, and the others find it done', async () => {
  const names = await listMigrations(postgresql === undefined ? 'sqlite' : 'postgresql');
  const answers = await Promise.all([0, 1, 2].map(() => spawnScript('main', ['migrate', '--json'], { DATABASE_URL: database.url }).ended));
  expect(answers.map(({ code, stderr }) => ({ code, stderr }))).toEqual(answers.map(() => ({ code: 0, stderr: '' })));
  const applied = answers.map(({ stdout }) => (JSON.parse(stdout) as { applied: string[] }).applied);
  expect(applied.flat()).toEqual(names);
  expect(applied.filter((list) => list.length === 0)).toHaveLength(2);
  const store = await openStore(database.url);
  expect(await isMigrated(store)).toBe(true);
  await store.close();
});

if (postgresql !== undefined) {
  const closesByNumber = '20261201154500_closes_by_number';
  const openBefore = async (name: string) => {
    await migrateStore(database.url, { upTo: (await listMigrations('postgresql')).filter((earlier) => earlier < name).at(-1) });
    return await openStore(database.url, { upTo: name.slice(0, 14) });
  };
  const countWaiting = async ({ reader }: Store, kind: string) =>
    await reader.$queryRawUnsafe(`SELECT CAST(COUNT(*) AS INTEGER) AS "count" FROM pg_locks WHERE NOT granted AND locktype = '${kind}'`);

  // Releases before the one that made all of them one transaction show what they have begun to others.
  it('one that is half done is waited for while its process lives, and named when nobody is about it', async () => {
    await migrateStore(database.url);
    const [newest = ''] = (await listMigrations('postgresql')).slice(-1);
    const store = await openStore(database.url);
    const setFinished = async (value: string) =>
      await store.write((writer) =>
        writer.$executeRawUnsafe(
          `UPDATE "_prisma_migrations" SET "finished_at" = ${value}, "applied_steps_count" = 0 WHERE "migration_name" = '${newest}'`,
        ),
      );
    let waiting: Promise<Migrated> | undefined;
    await store.reader.$transaction(async (holder) => {
      await holder.$queryRawUnsafe('SELECT CAST(pg_advisory_xact_lock(7203312) AS TEXT)');
      await setFinished('NULL');
      waiting = migrateStore(database.url);
      await expect.poll(() => countWaiting(store, 'advisory')).toEqual([{ count: 1 }]);
      await setFinished('now()');
    });
    expect(await waiting).toEqual({ applied: [], unreturned: null });
    await setFinished('NULL');
    await expect(migrateStore(database.url)).rejects.toThrow(`These migrations failed half-way and must be repaired by hand: ${newest}`);
    await store.close();
  });

  it('leaves no timer behind that keeps a process which is done', async () => {
    const [set, cleared] = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'clearTimeout')];
    await migrateStore(database.url);
    const gone = new Set(cleared.mock.calls.map(([timer]) => timer));
    const left = set.mock.calls
      .map(([, ms = 0], index) => ({ ms, timer: set.mock.results[index]?.value as NodeJS.Timeout }))
      .filter(({ ms, timer }) => ms >= 1_000 && timer.hasRef() && !gone.has(timer));
    expect(left).toEqual([]);
    vi.restoreAllMocks();
  });

  it('one that cannot be done to its end has changed nothing, and is done once it can be', async () => {
    const store = await openBefore(closesByNumber);
    // What it makes near its end is there already.
    await store.write((writer) => writer.$executeRawUnsafe('CREATE TABLE "new_CloseRevision" ("id" INTEGER)'));
    await expect(migrateStore(database.url)).rejects.toThrow('"new_CloseRevision" already exists');
    expect(await store.reader.$queryRawUnsafe('SELECT "session", "source" FROM "Close"')).toEqual([]);
    await expect(store.reader.$queryRawUnsafe('SELECT 1 FROM "Source"')).rejects.toThrow('"Source" does not exist');
    await store.write((writer) => writer.$executeRawUnsafe('DROP TABLE "new_CloseRevision"'));
    expect((await migrateStore(database.url)).applied[0]).toBe(closesByNumber);
    await store.close();
  });

  it('one whose process is killed in the midst of it is done by whoever comes next', async () => {
    const store = await openBefore(closesByNumber);
    const names = (await listMigrations('postgresql')).filter((name) => name >= closesByNumber);
    let next: Promise<Migrated> | undefined;
    await store.reader.$transaction(async (holder) => {
      // It has made closes anew when it asks for this table.
      await holder.$executeRawUnsafe('LOCK TABLE "Instrument" IN ROW EXCLUSIVE MODE');
      const { child, ended } = spawnScript('main', ['migrate'], { DATABASE_URL: database.url });
      await expect.poll(() => countWaiting(store, 'relation'), { timeout: 60_000 }).toEqual([{ count: 1 }]);
      child.kill('SIGKILL');
      await ended;
      // PostgreSQL has not found out: the script stands where it stood, and would go on to its end.
      next = migrateStore(database.url);
      await expect.poll(() => countWaiting(store, 'advisory')).toEqual([{ count: 1 }]);
    });
    expect(await next).toEqual({ applied: names, unreturned: null });
    expect(await isMigrated(store)).toBe(true);
    expect(await store.reader.$queryRawUnsafe('SELECT "day", "sourceId" FROM "Close"')).toEqual([]);
    await store.close();
  });
}
