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

/** Says what holds for a connection as it is opened, which a client does when it is first asked: one that nobody asks costs nothing. */
class SetUpSqlite extends PrismaBetterSqlite3 {
  readonly #settings: string;

  constructor(path: string, { lockWaitMs, cacheKib }: ConnectionLimits, access: 'reads' | 'writes') {
    super({ url: `file:${path}`, timeout: lockWaitMs });
    this.#settings = [
      'synchronous = NORMAL',
      'foreign_keys = ON',
      `cache_size = -${cacheKib}`,
      `journal_size_limit = ${keptLogBytes}`,
      ...(access === 'reads' ? ['query_only = ON'] : []),
    ]
      .map((setting) => `PRAGMA ${setting};`)
      .join('\n');
  }

  override async connect() {
    const connection = await super.connect();
    try {
      await connection.executeScript(this.#settings);
      return connection;
    } catch (error) {
      await connection.dispose();
      throw error;
    }
  }
}

/** Two connections to one file: with WAL the reader never waits for the writer. A connection that waits for a lock holds its process still meanwhile. */
export function openSqlite(path: string, limits: ConnectionLimits): { reader: PrismaClient; writer: PrismaClient } {
  const connect = (access: 'reads' | 'writes') => new PrismaClient({ adapter: new SetUpSqlite(path, limits, access), transactionOptions });
  return { reader: connect('reads'), writer: connect('writes') };
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
