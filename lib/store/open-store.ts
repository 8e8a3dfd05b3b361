import 'server-only';
import PQueue from 'p-queue';
import { parseDatabaseUrl } from './database-url';
import { listPendingMigrations } from './is-migrated';
import { openPostgresql } from './open-postgresql';
import { openSqlite } from './open-sqlite';
import { prepareFile } from './prepare-file';
import { postgresqlDialect } from './sql/postgresql';
import { sqliteDialect } from './sql/sqlite';
import type { Store } from './store';
import { StoreNotMigrated } from './store-errors';

/**
 * Opens the store at `file:` or `postgresql:`; a missing SQLite file is created with its folder (and then lacks its tables).
 * @throws StoreNotMigrated when migrations are pending, Error when the address or the file is not usable.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.provider === 'sqlite') prepareFile(location.path);
  const { reader, writer } = location.provider === 'sqlite' ? await openSqlite(location.path) : openPostgresql(location.url);
  const dialect = location.provider === 'sqlite' ? sqliteDialect : postgresqlDialect;
  const queue = new PQueue({ concurrency: 1 });
  const store: Store = {
    databaseUrl,
    dialect,
    reader,
    write: (work) => queue.add(() => work(writer)),
    close: async () => {
      await queue.onIdle();
      await Promise.all([reader.$disconnect(), writer.$disconnect()]);
    },
  };
  try {
    const pending = await listPendingMigrations(store);
    if (pending.length > 0) throw new StoreNotMigrated(location.provider === 'sqlite' ? location.path : 'PostgreSQL', pending);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Waits for running changes, then closes the store. */
export async function closeStore(store: Store): Promise<void> {
  await store.close();
}
