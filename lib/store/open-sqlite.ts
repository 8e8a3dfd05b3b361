import { statSync } from 'node:fs';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient } from './generated/sqlite/client';
import { transactionOptions } from './transaction-options';

// A large commit leaves a large log behind, which is cut after it.
const keptLogBytes = 16 * 1024 * 1024;

// The adapter opens its own connection, so per-connection settings go through each client once.
async function connect(path: string, lockWaitMs: number, readOnly: boolean): Promise<PrismaClient> {
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${path}`, timeout: lockWaitMs }), transactionOptions });
  await client.$queryRawUnsafe('PRAGMA synchronous = NORMAL');
  await client.$queryRawUnsafe('PRAGMA foreign_keys = ON');
  await client.$queryRawUnsafe('PRAGMA cache_size = -65536');
  await client.$queryRawUnsafe(`PRAGMA journal_size_limit = ${keptLogBytes}`);
  if (readOnly) await client.$queryRawUnsafe('PRAGMA query_only = ON');
  return client;
}

/** Two connections to one file: with WAL the reader never waits for the writer. A connection that waits for a lock holds its process still meanwhile. */
export async function openSqlite(path: string, lockWaitMs: number): Promise<{ reader: PrismaClient; writer: PrismaClient }> {
  return { reader: await connect(path, lockWaitMs, true), writer: await connect(path, lockWaitMs, false) };
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
