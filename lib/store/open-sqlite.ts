import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient } from './generated/sqlite/client';

const lockWaitMs = 30_000;

// The adapter opens its own connection, so per-connection settings go through each client once.
async function connect(path: string, readOnly: boolean): Promise<PrismaClient> {
  const client = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${path}`, timeout: lockWaitMs }) });
  await client.$queryRawUnsafe('PRAGMA synchronous = NORMAL');
  await client.$queryRawUnsafe('PRAGMA foreign_keys = ON');
  await client.$queryRawUnsafe('PRAGMA cache_size = -65536');
  if (readOnly) await client.$queryRawUnsafe('PRAGMA query_only = ON');
  return client;
}

/** Two connections to one file: with WAL the reader never waits for the writer. */
export async function openSqlite(path: string): Promise<{ reader: PrismaClient; writer: PrismaClient }> {
  return { reader: await connect(path, true), writer: await connect(path, false) };
}
