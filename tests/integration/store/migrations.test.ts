import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readConnectionLimit } from '@/lib/store/database-url';
import { diffPostgresqlSchema, diffSqliteSchema, snapshotPath } from '@/lib/store/diff-schema';
import { isMigrated } from '@/lib/store/is-migrated';
import { migrateStore } from '@/lib/store/migrate-store';
import { listMigrations } from '@/lib/store/migration-files';
import { openStore } from '@/lib/store/open-store';
import { StoreNotMigrated } from '@/lib/store/store-errors';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadtape-migrations-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const postgresql = inject('postgresql');

describe('migrations', () => {
  it('lead to the schema (SQLite)', async () => {
    expect(await diffSqliteSchema()).toBe('');
  });

  // PostgreSQL's are run on a server: this test exists in the run that has one.
  if (postgresql !== undefined) {
    it('lead to the schema (PostgreSQL)', async () => {
      expect(await diffPostgresqlSchema(postgresql.serverUrl)).toBe('');
    });
  }

  it('lead to the schema (PostgreSQL: the schema kept beside the newest one is the current one)', async () => {
    // How a client is generated is no part of what a migration makes.
    const statements = (text: string) =>
      text
        .replace(/^generator client \{[^}]*\}/m, '')
        .split('\n')
        .map((line) =>
          line
            .replace(/\/\/.*/, '')
            .trim()
            .replace(/ +/g, ' '),
        )
        .filter((line) => line !== '');
    const newest = (await listMigrations('postgresql')).at(-1) ?? '';
    const [kept, current] = await Promise.all(
      [snapshotPath(newest), 'prisma/postgresql/schema.prisma'].map((path) => readFile(path, 'utf8')),
    );
    expect(statements(kept ?? '')).toEqual(statements(current ?? ''));
  });

  it('exist for both databases under the same names, and the PostgreSQL schema is the derived one', async () => {
    expect(await listMigrations('postgresql')).toEqual(await listMigrations('sqlite'));
    const check = spawnSync(process.execPath, ['.config/generate.mjs', '--check'], { encoding: 'utf8' });
    expect(check).toMatchObject({ status: 0, stderr: '' });
  });

  it('apply once, into a folder that did not exist, in WAL mode', async () => {
    const url = `file:${join(folder, 'deep/er/store.db')}`;
    expect(await migrateStore(url)).toEqual({ applied: await listMigrations('sqlite'), unreturned: null });
    expect(await migrateStore(url)).toEqual({ applied: [], unreturned: null });
    const store = await openStore(url);
    expect(await isMigrated(store)).toBe(true);
    expect(await store.reader.$queryRawUnsafe('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    await store.close();
  });

  it('keep closes and their revisions by their keys, which the schema cannot say', async () => {
    const path = join(folder, 'keys.db');
    await migrateStore(`file:${path}`);
    const database = new Database(path);
    const keyed = database.prepare('SELECT "name" FROM pragma_table_list WHERE "wr" = 1 ORDER BY "name"').pluck().all();
    database.close();
    expect(keyed).toEqual(['Close', 'CloseRevision']);
  });
});

describe('a history of migrations', () => {
  const nameOf = async (place: number) => (await listMigrations('sqlite')).at(place) ?? '';
  const spoil = async (name: string, statement: string) => {
    const path = join(folder, name);
    await migrateStore(`file:${path}`);
    const database = new Database(path);
    database.exec(statement);
    database.close();
    return await migrateStore(`file:${path}`);
  };

  it('with a migration that was edited after it was applied is refused', async () => {
    const name = await nameOf(0);
    await expect(
      spoil('edited.db', `UPDATE "_prisma_migrations" SET "checksum" = 'other' WHERE "migration_name" = '${name}'`),
    ).rejects.toThrow(`These migrations were edited after they were applied: ${name}. Restore their text.`);
  });

  it('with a migration that was begun and not ended is refused', async () => {
    const name = await nameOf(-1);
    await expect(
      spoil('begun.db', `UPDATE "_prisma_migrations" SET "finished_at" = NULL WHERE "migration_name" = '${name}'`),
    ).rejects.toThrow(`These migrations failed half-way and must be repaired by hand: ${name}`);
  });
});

describe('openStore', () => {
  it('says which migrations are missing', async () => {
    await writeFile(join(folder, 'empty.db'), '');
    await expect(openStore(`file:${join(folder, 'empty.db')}`)).rejects.toThrow(StoreNotMigrated);
  });

  it('creates no file where there is none: its name may be wrong', async () => {
    const path = join(folder, 'wrong', 'name.db');
    await expect(openStore(`file:${path}`)).rejects.toThrow(`There is no store at ${path}.`);
    expect(existsSync(join(folder, 'wrong'))).toBe(false);
  });

  it('says what is wrong with the address or the file', async () => {
    await expect(openStore('mysql://user:secret@host/name')).rejects.toThrow(/^DATABASE_URL "mysql:…" is not usable; it is file:/);
    await expect(openStore('postgresql://user:secret@host/name?connection_limit=0')).rejects.toThrow(
      /^connection_limit of DATABASE_URL is not/,
    );
    expect(readConnectionLimit('postgresql://user:secret@host/name?connection_limit=20')).toBe(20);
    const text = join(folder, 'text.db');
    await writeFile(text, 'this is no database, it is a text that is long enough to be read as a header of one');
    await expect(openStore(`file:${text}`)).rejects.toThrow(/text\.db cannot be opened: file is not a database/);
  });
});
