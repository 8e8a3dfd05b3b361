import 'server-only';
import { parseDatabaseUrl, toConnection } from './database-url';
import { isLocked } from './insist';
import { prepareFile } from './prepare-file';
import { noFilters, readMigrations, withSchemaEngine } from './schema-engine';
import { StoreInUse } from './store-errors';
import { nameUnusable } from './unusable-store';
import { whileNobodyMigrates } from './while-nobody-migrates';

type Migrations = Awaited<ReturnType<typeof readMigrations>>;
type Engine = Parameters<Parameters<typeof withSchemaEngine>[1]>[0];
type Alone = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** What a history of migrations says of them: nothing to do, something, or what only a person can mend. */
async function judgeHistory(
  engine: Engine,
  migrationsList: Migrations,
): Promise<{ isSettled: boolean; failed: string[]; edited: string[] }> {
  const diagnosis = await engine
    .diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: noFilters })
    .catch((error: unknown) => {
      // An empty database has no table of migrations yet; the engine creates it when it applies the first.
      if (error instanceof Error && 'code' in error && error.code === 'P1014') return null;
      throw error;
    });
  const { failedMigrationNames: failed = [], editedMigrationNames: edited = [] } = diagnosis ?? {};
  return { isSettled: diagnosis?.history === null && failed.length === 0 && edited.length === 0, failed, edited };
}

async function applyPending(engine: Engine, alone: Alone, migrationsList: Migrations): Promise<{ applied: string[] }> {
  // A store that is up to date, as nearly all are, is not locked.
  if ((await judgeHistory(engine, migrationsList)).isSettled) return { applied: [] };
  // What another process has half done looks as what one left half done: only whoever is alone can tell the two apart.
  return await alone(async () => {
    const { isSettled, failed, edited } = await judgeHistory(engine, migrationsList);
    if (failed.length > 0) throw new Error(`These migrations failed half-way and must be repaired by hand: ${failed.join(', ')}`);
    if (edited.length > 0)
      throw new Error(`These migrations were edited after they were applied: ${edited.join(', ')}. Restore their text.`);
    if (isSettled) return { applied: [] };
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return { applied: appliedMigrationNames };
  });
}

export interface MigrateOptions {
  /** How long another process that keeps the SQLite file locked is waited for; on PostgreSQL it is until that process has migrated. */
  readonly lockWaitMs?: number;
  /** The last migration that is applied, in place of the newest: how a release before this one left its stores. */
  readonly upTo?: string;
}

/**
 * Applies every pending migration, as `prisma migrate deploy` would, and answers their names; none if the store is up to date.
 * Creates the database file and its folder. Of several processes at once one migrates, and the others find its work done. On SQLite all are
 * applied or none: a disk that fills up or a process that is killed leaves the store as it was.
 * @throws StoreInUse where another process keeps the file locked, StoreUnusable where its file, disk or server is at fault, Error naming migrations that failed or were edited after they were applied.
 */
export async function migrateStore(
  databaseUrl: string,
  { lockWaitMs = 30_000, upTo }: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.provider === 'sqlite') prepareFile(location.path, lockWaitMs);
  const { provider, url } = toConnection(location);
  const migrationsList = await readMigrations(provider, upTo);
  try {
    return await withSchemaEngine(
      { provider, databaseUrl: url, lockWaitMs },
      async (engine, asOne) =>
        await applyPending(engine, provider === 'sqlite' ? asOne : (work) => whileNobodyMigrates(url, work), migrationsList),
    );
  } catch (error) {
    if (location.provider === 'sqlite' && isLocked(error)) throw new StoreInUse(location.path, error);
    throw nameUnusable(error);
  }
}
