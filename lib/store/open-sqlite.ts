import { statSync } from 'node:fs';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient } from './generated/sqlite/client';
import { transactionOptions } from './transaction-options';

// A large commit leaves a large log behind, which is cut after it.
const keptLogBytes = 16 * 1024 * 1024;

export interface ConnectionLimits {
  /** How long a lock of another process is waited for, the process standing still. **Units** milliseconds. */
  readonly lockWaitMs: number;
  /** Pages of the file that each connection keeps in memory of its own: the system keeps them as well. **Units** KiB. */
  readonly cacheKib: number;
}

// The adapter opens its own connection, so per-connection settings go through each client once.
async function connect(path: string, { lockWaitMs, cacheKib }: ConnectionLimits, readOnly: boolean): Promise<PrismaClient> {
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${path}`, timeout: lockWaitMs }), transactionOptions });
  await client.$queryRawUnsafe('PRAGMA synchronous = NORMAL');
  await client.$queryRawUnsafe('PRAGMA foreign_keys = ON');
  await client.$queryRawUnsafe(`PRAGMA cache_size = -${cacheKib}`);
  await client.$queryRawUnsafe(`PRAGMA journal_size_limit = ${keptLogBytes}`);
  if (readOnly) await client.$queryRawUnsafe('PRAGMA query_only = ON');
  return client;
}

/** Two connections to one file: with WAL the reader never waits for the writer. A connection that waits for a lock holds its process still meanwhile. */
export async function openSqlite(path: string, limits: ConnectionLimits): Promise<{ reader: PrismaClient; writer: PrismaClient }> {
  return { reader: await connect(path, limits, true), writer: await connect(path, limits, false) };
}

/** After a change: copies a log that has grown large into the file and empties it, unless somebody reads from it just now; then a later change does. */
export async function cutLog(path: string, writer: PrismaClient, lockWaitMs: number): Promise<void> {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log === undefined || log.size <= keptLogBytes) return;
  try {
    await writer.$queryRawUnsafe(`PRAGMA busy_timeout = ${Math.min(lockWaitMs, 200)}`);
    await writer.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The change is stored, wherever it stands.
  } finally {
    await writer.$queryRawUnsafe(`PRAGMA busy_timeout = ${lockWaitMs}`);
  }
}
