import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { Provider } from './migration-files';

export interface EngineTarget {
  readonly provider: Provider;
  readonly databaseUrl: string;
  /** How long a lock of another process at a SQLite file is waited for. */
  readonly lockWaitMs?: number;
}

type Hold = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** The connections that the engine opens at a database. */
export interface EngineConnections {
  readonly factory: ErrorCapturingSqlMigrationAwareDriverAdapterFactory;
  /** Runs `work` while no other process migrates the database: one that does is waited for. A process that is killed lets go. */
  readonly alone: Hold;
  /** Runs `work`, alone, as one transaction: all that it does is done, or nothing, whenever the process is killed. */
  readonly whole: Hold;
  /** The engine leaves its connections open; whoever asked for it closes them, so that SQLite's log is folded in. */
  readonly dispose: () => Promise<void>;
}

// The number is arbitrary and only has to be the same in every process and release, and another than that of commits. Held by the connection that
// migrates: of a process that is killed PostgreSQL ends the statement before it finds out, and who comes next waits for that too.
const lockPostgresql = 'SELECT pg_advisory_lock(7203312)';

function createAdapterFactory({ provider, databaseUrl, lockWaitMs = 5_000 }: EngineTarget): SqlMigrationAwareDriverAdapterFactory {
  return provider === 'sqlite'
    ? new PrismaBetterSqlite3({ url: databaseUrl, timeout: lockWaitMs }, { shadowDatabaseUrl: ':memory:' })
    : // One connection, kept however long nothing is asked: lock and transaction are its own.
      new PrismaPg({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
}

function runScriptsWhole(adapter: SqlDriverAdapter): void {
  const run = async (sql: string) => await adapter.executeRaw({ sql, args: [], argTypes: [] });
  // Prisma's own cuts a script at its semicolons, those in comments and texts too.
  adapter.executeScript = async (sql) => {
    try {
      await run(sql);
    } catch (error) {
      // In a transaction that has failed the engine could not note that, and would tell of its note in place of what the database said.
      await run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
}

/** Connects nothing yet: the engine does, by the factory. */
export function openEngineConnections(target: EngineTarget): EngineConnections {
  const factory = createAdapterFactory(target);
  const open: SqlDriverAdapter[] = [];
  const track = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    if (adapter.provider === 'postgres') runScriptsWhole(adapter);
    open.push(adapter);
    return adapter;
  };
  const run = async (script: string) => {
    for (const adapter of open) await adapter.executeScript(script);
  };
  const between = async <Result>(begin: string, work: () => Promise<Result>): Promise<Result> => {
    await run(begin);
    try {
      const result = await work();
      await run('COMMIT');
      return result;
    } catch (error) {
      // A full disk, or a script that failed, has ended the transaction already.
      await run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
  const holds: Record<Provider, Pick<EngineConnections, 'alone' | 'whole'>> = {
    sqlite: {
      // Keys are enforced or not for a whole transaction: migrations that make a table anew cannot switch them off within one.
      alone: (work) => between('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE', work),
      whole: (work) => work(),
    },
    postgresql: {
      // Let go when the connection is closed.
      alone: async (work) => {
        await run(lockPostgresql);
        return await work();
      },
      whole: (work) => between('BEGIN', work),
    },
  };
  return {
    factory: bindMigrationAwareSqlAdapterFactory({
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: () => track(factory.connect()),
      connectToShadowDb: () => track(factory.connectToShadowDb()),
    }),
    ...holds[target.provider],
    dispose: async () => {
      for (const adapter of open) await adapter.dispose().catch(() => undefined);
    },
  };
}
