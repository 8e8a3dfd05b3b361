import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { isMigrated } from '@/lib/store/is-migrated';
import { migrateStore, type Migrated } from '@/lib/store/migrate-store';
import { listMigrations } from '@/lib/store/migration-files';
import { openStore } from '@/lib/store/open-store';
import { whileNobodyMigrates } from '@/lib/store/while-nobody-migrates';
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
    await whileNobodyMigrates(database.url, async () => {
      await setFinished('NULL');
      waiting = migrateStore(database.url);
      const waits = `SELECT CAST(COUNT(*) AS INTEGER) AS "count" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
      await expect.poll(async () => await store.reader.$queryRawUnsafe(waits)).toEqual([{ count: 1 }]);
      await setFinished('now()');
    });
    expect(await waiting).toEqual({ applied: [], unreturned: null });
    await setFinished('NULL');
    await expect(migrateStore(database.url)).rejects.toThrow(`These migrations failed half-way and must be repaired by hand: ${newest}`);
    await store.close();
  });

  it('one that cannot be done to its end has changed nothing', async () => {
    const newest = '20261201154500_closes_by_number';
    await migrateStore(database.url, { upTo: (await listMigrations('postgresql')).filter((name) => name < newest).at(-1) });
    const store = await openStore(database.url, { upTo: newest.slice(0, 14) });
    // What it makes near its end is there already.
    await store.write((writer) => writer.$executeRawUnsafe('CREATE TABLE "new_CloseRevision" ("id" INTEGER)'));
    await expect(migrateStore(database.url, { upTo: newest })).rejects.toThrow('"new_CloseRevision" already exists');
    expect(await store.reader.$queryRawUnsafe('SELECT "session", "source" FROM "Close"')).toEqual([]);
    await expect(store.reader.$queryRawUnsafe('SELECT 1 FROM "Source"')).rejects.toThrow('"Source" does not exist');
    await store.close();
  });
}
