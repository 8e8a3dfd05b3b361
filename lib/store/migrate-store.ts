import 'server-only';
import { parseDatabaseUrl, toConnection } from './database-url';
import { isLocked } from './insist';
import { prepareFile } from './prepare-file';
import { noFilters, readMigrations, withSchemaEngine } from './schema-engine';
import { StoreInUse } from './store-errors';
import { nameUnusable } from './unusable-store';

type Migrations = Awaited<ReturnType<typeof readMigrations>>;
type Engine = Parameters<Parameters<typeof withSchemaEngine>[2]>[0];
type AsOne = Parameters<Parameters<typeof withSchemaEngine>[2]>[1];

async function applyPending(engine: Engine, asOne: AsOne, migrationsList: Migrations): Promise<{ applied: string[] }> {
  const diagnosis = await engine
    .diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters: noFilters })
    .catch((error: unknown) => {
      // An empty database has no table of migrations yet; the engine creates it when it applies the first.
      if (error instanceof Error && 'code' in error && error.code === 'P1014') return null;
      throw error;
    });
  const failed = diagnosis?.failedMigrationNames ?? [];
  const edited = diagnosis?.editedMigrationNames ?? [];
  if (failed.length > 0) throw new Error(`These migrations failed half-way and must be repaired by hand: ${failed.join(', ')}`);
  if (edited.length > 0) throw new Error(`These migrations were edited after they were applied: ${edited.join(', ')}. Restore their text.`);
  if (diagnosis?.history === null) return { applied: [] };
  // All of them or none: a disk that fills up or a process that is killed leaves the store as it was.
  const { appliedMigrationNames } = await asOne(() => engine.applyMigrations({ migrationsList, filters: noFilters }));
  return { applied: appliedMigrationNames };
}

/**
 * Applies every pending migration, as `prisma migrate deploy` would, and answers their names; none if the store is up to date.
 * Creates the database file and its folder. On SQLite all are applied or none.
 * @throws StoreInUse where another process keeps the file locked, StoreUnusable where its file, disk or server is at fault, Error naming migrations that failed or were edited after they were applied.
 */
export async function migrateStore(databaseUrl: string): Promise<{ applied: string[] }> {
  const location = parseDatabaseUrl(databaseUrl);
  if (location.provider === 'sqlite') prepareFile(location.path);
  const { provider, url } = toConnection(location);
  const migrationsList = await readMigrations(provider);
  try {
    return await withSchemaEngine(provider, url, async (engine, asOne) => await applyPending(engine, asOne, migrationsList));
  } catch (error) {
    if (location.provider === 'sqlite' && isLocked(error)) throw new StoreInUse(location.path, error);
    throw nameUnusable(error);
  }
}
