import 'server-only';
import { setFlagsFromString } from 'node:v8';
import PQueue from 'p-queue';
import { parseDatabaseUrl, type StoreLocation } from './database-url';
import { insist, isLocked } from './insist';
import { listPendingMigrations } from './is-migrated';
import type { PrismaClient } from './generated/sqlite/client';
import type { ConnectionLimits } from './open-sqlite';
import { probeFile } from './probe-file';
import { postgresqlDialect } from './sql/postgresql';
import { sqliteDialect } from './sql/sqlite';
import type { Store } from './store';
import { StoreBusy, StoreNotMigrated } from './store-errors';
import { nameUnusable } from './unusable-store';

export interface OpenOptions {
  /**
   * `patient`: a lock that another process holds is waited for, and the process stands still meanwhile: for commands and the worker.
   * `responsive`: it never stands still; a change is tried again and again for a second and then given up.
   */
  readonly manner?: 'patient' | 'responsive';
  /** The last migration that the store must have had, in place of the newest: for filling one as an earlier release left it. */
  readonly upTo?: string;
}

// A process that serves reads what it keeps once, and has no use for a second copy of the file in its memory.
const connectionLimits: Readonly<Record<NonNullable<OpenOptions['manner']>, ConnectionLimits>> = {
  patient: { lockWaitMs: 30_000, cacheKib: 64 * 1024 },
  responsive: { lockWaitMs: 5, cacheKib: 8 * 1024 },
};

interface Connections {
  readonly reader: PrismaClient;
  readonly writer: PrismaClient;
  /** What is done after each change. */
  readonly settle: () => Promise<void>;
}

/**
 * Bytes that a function of WebAssembly runs through before V8 optimises it, 55 times what V8 says. What plans queries is such code: with the usual budget
 * the first dozen queries have its largest functions optimised, a second of processor and 85 MB, and each query is planned once.
 */
const optimisedAfter = 100_000_000;

// What speaks to a kind of database takes long to load: only that of this store is, and none before a store is opened.
async function connect(location: StoreLocation, limits: ConnectionLimits): Promise<Connections> {
  setFlagsFromString(`--wasm-tiering-budget=${optimisedAfter}`);
  if (location.provider === 'postgresql') {
    const { openPostgresql } = await import('./open-postgresql');
    return { ...openPostgresql(location.url), settle: () => Promise.resolve() };
  }
  const { cutLog, openSqlite } = await import('./open-sqlite');
  const opened = openSqlite(location.path, limits);
  return { ...opened, settle: () => cutLog(location.path, opened.writer, limits.lockWaitMs) };
}

/**
 * Opens the store at `file:` or `postgresql:`. Nothing is created or changed: a file that may only be read is read.
 * @throws StoreMissing where there is no such file, StoreNotMigrated when migrations are pending, StoreBusy where another process keeps the file locked for longer than this one waits, StoreUnusable where its file, disk or server is, as do changes, Error when the address is not usable.
 */
export async function openStore(databaseUrl: string, { manner = 'patient', upTo }: OpenOptions = {}): Promise<Store> {
  const location = parseDatabaseUrl(databaseUrl);
  const limits = connectionLimits[manner];
  if (location.provider === 'sqlite') probeFile(location.path, Math.min(limits.lockWaitMs, 10_000));
  const { reader, writer, settle } = await connect(location, limits);
  const dialect = location.provider === 'sqlite' ? sqliteDialect : postgresqlDialect;
  const queue = new PQueue({ concurrency: 1 });
  const write: Store['write'] = (work) =>
    queue.add(async () => {
      try {
        const result = await (manner === 'patient' ? work(writer) : insist(() => work(writer)));
        await settle();
        return result;
      } catch (error) {
        throw nameUnusable(error);
      }
    });
  const store: Store = {
    databaseUrl,
    dialect,
    reader,
    write,
    writeBeside:
      location.provider === 'sqlite'
        ? write
        : (work) =>
            work(reader).catch((error: unknown) => {
              throw nameUnusable(error);
            }),
    close: async () => {
      await queue.onIdle();
      await Promise.all([reader.$disconnect(), writer.$disconnect()]);
    },
  };
  try {
    const pending = (await listPendingMigrations(store)).filter((name) => upTo === undefined || name <= upTo);
    if (pending.length > 0) throw new StoreNotMigrated(location.provider === 'sqlite' ? location.path : 'PostgreSQL', pending);
    return store;
  } catch (error) {
    await store.close();
    throw isLocked(error) ? new StoreBusy() : nameUnusable(error);
  }
}
