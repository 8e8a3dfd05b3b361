import { checkUpload } from '@/lib/cli/uploads/check-upload';
import { createCalendar } from '@/lib/calendar/calendar';
import { findCheck, describeUpload, openUpload, placeSource } from '@/lib/store/uploads/upload-folder';
import type { ImportChoice, UploadCheck } from '@/lib/uploads/upload-schemas';
import type { Store } from '@/lib/store/store';
import { writeFile } from 'node:fs/promises';
import { runInProcess } from './cli-process';

/** What the worker would do with what is uploaded, the command line running in this process. */
export function createChecker(store: Store, folder: string): (id: string) => Promise<UploadCheck | null> {
  const runCommand = (words: readonly string[], signal: AbortSignal) => runInProcess(store.databaseUrl, words, {}, signal);
  const context = { store, calendar: createCalendar(), now: () => new Date(), folder, runCommand, signal: new AbortController().signal };
  return async (id) => {
    await checkUpload(context, id);
    return await findCheck(folder, id);
  };
}

/** Puts a file where an upload lies, without a server. */
export async function placeFile(folder: string, name: string, bytes: Uint8Array | string, choice: ImportChoice = {}): Promise<string> {
  const id = await openUpload(folder);
  await writeFile(placeSource(folder, id), bytes);
  await describeUpload(folder, id, { name, bytes: bytes.length, receivedAt: new Date().toISOString(), choice });
  return id;
}
