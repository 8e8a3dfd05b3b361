import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { withFile } from './probe-file';
import { StoreUnusable } from './store-errors';

/**
 * Creates the database file with its folder, and puts it into WAL mode for good. This happens before Prisma opens the file:
 * the mode cannot change while another connection reads, and Prisma opens its own.
 * @throws StoreInUse where another process keeps it locked, StoreUnusable that names the file when it cannot be opened or is no SQLite database.
 */
export function prepareFile(path: string, lockWaitMs: number): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StoreUnusable(
      `The folder of the store ${path} cannot be made: ${why}. DATABASE_URL names a file that this user may write.`,
      error,
    );
  }
  withFile(path, lockWaitMs, (database) => database.pragma('journal_mode = WAL'));
}
