import { withFile } from './probe-file';

const isQuarterFree = 'SELECT 1 FROM pragma_freelist_count, pragma_page_count WHERE "freelist_count" * 4 > "page_count"';

/**
 * Gives the disk back what a SQLite file keeps and nothing is stored in, where that is more than a quarter of it. Meanwhile it takes twice as much
 * beside the file as what is stored: once in its log, once where SQLite keeps temporary files. Answers why it could not, where that room cannot be
 * had or another process keeps the file locked, else null: the file stays as it is then, and its room is filled by what is stored next.
 */
export function returnRoom(path: string, lockWaitMs: number): string | null {
  try {
    withFile(path, lockWaitMs, (database) => {
      if (database.prepare(isQuarterFree).get() !== undefined) database.exec('VACUUM');
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
