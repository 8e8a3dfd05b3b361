import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient } from './generated/sqlite/client';
import { transactionOptions } from './transaction-options';

// A large commit leaves a large log behind; the first change after it has been copied cuts it to this.
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
