import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreInUse, StoreMissing, StoreUnusable } from './store-errors';
import { nameUnusable } from './unusable-store';

function explain(path: string, error: unknown): Error {
  if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return new StoreInUse(path, error);
  // A wrong build of a package is no fault of the file.
  const named = nameUnusable(error);
  if (named instanceof StoreUnusable && named.message.includes('package')) return named;
  const isWrittenBeside = error instanceof Database.SqliteError && /READONLY_DIRECTORY|CANTOPEN|SHM/.test(error.code);
  const why = error instanceof Error ? error.message : String(error);
  const help = isWrittenBeside
    ? 'SQLite keeps two small files beside it, also for reading: its folder must be one that this user may write, on a disk with some room'
    : 'DATABASE_URL names a file that this user may write';
  return new StoreUnusable(`The store ${path} cannot be opened: ${why}. ${help}.`, error);
}

/** Runs `look` with the database file open, and says what is wrong with it otherwise. @throws StoreInUse, StoreUnusable that names the file. */
export function withFile<Seen>(path: string, lockWaitMs: number, look: (database: Database.Database) => Seen): Seen {
  try {
    const database = new Database(path, { timeout: lockWaitMs });
    try {
      return look(database);
    } finally {
      database.close();
    }
  } catch (error) {
    throw explain(path, error);
  }
}

/**
 * Whether the database file can be read; nothing is created or changed.
 * @throws StoreMissing, StoreInUse where another process keeps it locked, StoreUnusable that names the file when it cannot be opened or is no SQLite database.
 */
export function probeFile(path: string, lockWaitMs: number): void {
  if (!existsSync(path)) throw new StoreMissing(path);
  withFile(path, lockWaitMs, (database) => database.pragma('schema_version'));
}
