import 'server-only';
import { parseDatabaseUrl } from './database-url';
import { isLocked } from './insist';
import { readMigrations } from './migration-files';
import { isUpToDate, readHistoryAt } from './migration-history';
import { prepareFile } from './prepare-file';
import { returnRoom } from './return-room';
import { StoreInUse } from './store-errors';
import { nameUnusable } from './unusable-store';

export interface MigrateOptions {
  /** How long another process that keeps the SQLite file locked is waited for; on PostgreSQL it is until that process has migrated. */
  readonly lockWaitMs?: number;
  /** The last migration that is applied, in place of the newest: how a release before this one left its stores. */
  readonly upTo?: string;
}

export interface Migrated {
  /** Names of the migrations that were pending. */
  readonly applied: readonly string[];
  /** Why what they freed of a SQLite file could not be given back to the disk; null where it was, or nothing was free. */
  readonly unreturned: string | null;
}

/**
 * Applies every pending migration, as `prisma migrate deploy` would, and answers their names; none if the store is up to date.
 * Creates the database file and its folder. Of several processes at once one migrates, and the others find its work done. All are applied or
 * none: a disk that fills up or a process that is killed leaves the store as it was. What they free of a SQLite file is given back after.
 * @throws StoreInUse where another process keeps the file locked, StoreUnusable where its file, disk or server is at fault, Error naming migrations that failed or were edited after they were applied.
 */
export async function migrateStore(databaseUrl: string, { lockWaitMs = 30_000, upTo }: MigrateOptions = {}): Promise<Migrated> {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.provider === 'sqlite') prepareFile(location.path, lockWaitMs);
  const migrations = await readMigrations(location.provider, upTo);
  try {
    // A store that is up to date, as nearly all are, is not locked, and the engine not even loaded.
    if (isUpToDate(await readHistoryAt(location, lockWaitMs), migrations)) return { applied: [], unreturned: null };
    const { applyMigrations } = await import('./apply-migrations');
    const { applied } = await applyMigrations(location, migrations, lockWaitMs);
    const isFile = location.provider === 'sqlite' && applied.length > 0;
    return { applied, unreturned: isFile ? returnRoom(location.path, lockWaitMs) : null };
  } catch (error) {
    if (location.provider === 'sqlite' && isLocked(error)) throw new StoreInUse(location.path, error);
    throw nameUnusable(error);
  }
}
