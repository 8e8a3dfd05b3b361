import { withFile } from './probe-file';
import { StoreInUse, StoreUnusable } from './store-errors';

const isQuarterFree = 'SELECT 1 FROM pragma_freelist_count, pragma_page_count WHERE "freelist_count" * 4 > "page_count"';

/**
 * Gives the disk back what a SQLite file keeps and nothing is stored in, where that is more than a quarter of it. Meanwhile it takes as much
 * beside the file as what is stored. Where that cannot be had, or another process keeps the file locked, or this one is killed, the file stays as it
 * is: its room is filled by what is stored next.
 */
export function returnRoom(path: string, lockWaitMs: number): void {
  try {
    withFile(path, lockWaitMs, (database) => {
      if (database.prepare(isQuarterFree).get() !== undefined) database.exec('VACUUM');
    });
  } catch (error) {
    if (!(error instanceof StoreInUse || error instanceof StoreUnusable)) throw error;
  }
}
