import { setTimeout as wait } from 'node:timers/promises';
import { StoreBusy } from './store-errors';

const giveUpAfterMs = 1_000;
const retryMs = 40;

const lockedFile = /SocketTimeout|SQLITE_BUSY|database is locked/;

/** Whether a change failed, or a file could not be opened, since another process holds SQLite's lock: nothing of it is stored. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && (lockedFile.test(error.message) || isLocked(error.cause));
}

/**
 * Runs a change until it finds the store free, for a second: between two attempts the process does its other work.
 * @throws StoreBusy where it never was, whatever else the change fails with.
 */
export async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + giveUpAfterMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isLocked(error)) throw error;
      if (performance.now() >= deadline) throw new StoreBusy();
    }
    await wait(retryMs);
  }
}
