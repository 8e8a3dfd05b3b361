import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreInUse, StoreUnusable } from './store-errors';

/**
 * Creates the database file with its folder, and puts it into WAL mode for good. This happens before Prisma opens the file:
 * the mode cannot change while another connection reads, and Prisma opens its own.
 * @throws StoreInUse where another process keeps it locked, StoreUnusable that names the file when it cannot be opened or is no SQLite database.
 */
export function prepareFile(path: string, lockWaitMs = 10_000): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const database = new Database(path, { timeout: lockWaitMs });
    try {
      database.pragma('journal_mode = WAL');
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new StoreInUse(path, error);
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreUnusable(`The store ${path} cannot be opened: ${why}. DATABASE_URL names a file that this user may write.`, error);
  }
}
