import 'server-only';
import { toConnection, type StoreLocation } from './database-url';
import type { Migration } from './migration-files';
import { noFilters, toMigrationList, withSchemaEngine } from './schema-engine';

type Migrations = ReturnType<typeof toMigrationList>;
type Work = Parameters<typeof withSchemaEngine>[1];
type Engine = Parameters<Work>[0];

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

async function applyPending(
  engine: Engine,
  { alone, whole }: Parameters<Work>[1],
  migrationsList: Migrations,
): Promise<{ applied: string[] }> {
  // What another process does meanwhile may be what is pending: it is asked for by whoever is alone.
  return await alone(async () => {
    const { isSettled, failed, edited } = await judgeHistory(engine, migrationsList);
    // Since all is one transaction, these are of a release before that, or of another program.
    if (failed.length > 0) throw new Error(`These migrations failed half-way and must be repaired by hand: ${failed.join(', ')}`);
    if (edited.length > 0)
      throw new Error(`These migrations were edited after they were applied: ${edited.join(', ')}. Restore their text.`);
    if (isSettled) return { applied: [] };
    const { appliedMigrationNames } = await whole(() => engine.applyMigrations({ migrationsList, filters: noFilters }));
    return { applied: appliedMigrationNames };
  });
}

/**
 * Applies those of the migrations that the database has not had, all or none, and answers their names, by Prisma's engine: it takes a second of
 * processor to start.
 * @throws Error naming migrations that failed or were edited after they were applied, what the database says.
 */
export async function applyMigrations(
  location: StoreLocation,
  migrations: readonly Migration[],
  lockWaitMs: number,
): Promise<{ applied: string[] }> {
  const { provider, url } = toConnection(location);
  const migrationsList = toMigrationList(provider, migrations);
  return await withSchemaEngine(
    { provider, databaseUrl: url, lockWaitMs },
    async (engine, hold) => await applyPending(engine, hold, migrationsList),
  );
}
