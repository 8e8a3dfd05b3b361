import 'server-only';
import { stat } from 'node:fs/promises';
import { findUploadRun } from '../ingest-runs';
import type { Store } from '../store';
import { listUploads, placeUpload, removeUpload } from './upload-folder';

/** How long a file waits for its import after it was received. */
export const uploadTtlMs = 30 * 60_000;

async function isOld(folder: string, id: string): Promise<boolean> {
  const { mtimeMs } = await stat(placeUpload(folder, id)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
  return Date.now() - mtimeMs >= uploadTtlMs;
}

/** Deletes uploads that nobody waits for any more: those whose run has ended, as a process that was killed leaves them, and those that are too old, unless a run is about to import them. */
export async function sweepEnded(store: Store, folder: string): Promise<number> {
  let swept = 0;
  for (const id of await listUploads(folder)) {
    const run = await findUploadRun(store, id);
    const isWaitedFor = run === null ? !(await isOld(folder, id)) : run.state === 'queued' || run.state === 'running';
    if (isWaitedFor) continue;
    await removeUpload(folder, id);
    swept += 1;
  }
  return swept;
}
