import { setTimeout as wait } from 'node:timers/promises';
import { sweepEnded } from '@/lib/store/uploads/sweep-ended';
import { findCheck, findUpload, listUploads, removeUpload, writeCheck } from '@/lib/store/uploads/upload-folder';
import { checkUpload, type CheckContext } from './check-upload';

export interface FollowOptions extends CheckContext {
  readonly log: (text: string) => void;
  /** How often the folder is looked at. */
  readonly pollMs?: number;
}

const sweepMs = 60_000;

// One that is being tried while nobody tries it was left by a process that ended.
async function findNext(folder: string): Promise<string | null> {
  for (const id of await listUploads(folder)) {
    if ((await findUpload(folder, id)) === null) continue;
    const state = (await findCheck(folder, id))?.state;
    if (state === undefined || state === 'trying') return id;
  }
  return null;
}

async function checkNext(options: FollowOptions): Promise<void> {
  const { folder, log } = options;
  const id = await findNext(folder);
  if (id === null) return;
  try {
    await checkUpload(options, id);
  } catch (error) {
    options.signal.throwIfAborted();
    log(`upload ${id} could not be looked at: ${error instanceof Error ? error.message : String(error)}`);
    // Discarded meanwhile, or of no use: it is not looked at again.
    if ((await findUpload(folder, id)) === null) await removeUpload(folder, id);
    else
      await writeCheck(folder, id, {
        state: 'refused',
        message: 'The file could not be looked at; the log of the worker says why.',
        recognition: null,
        verdict: null,
      });
  }
}

// A call, since the compiler takes the loop's own condition for lasting.
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Looks at every upload that comes, one after the other, beside whatever run is going on; deletes what nobody waits for. Resolves when `signal` aborts. */
export async function followUploads(options: FollowOptions): Promise<void> {
  const { store, folder, signal, log, pollMs = 500 } = options;
  let sweptAt = -Infinity;
  while (!signal.aborted) {
    try {
      if (performance.now() - sweptAt > sweepMs) {
        sweptAt = performance.now();
        await sweepEnded(store, folder);
      }
      await checkNext(options);
    } catch (error) {
      // One failed look must not end the worker: the next may succeed.
      if (!isStopped(signal)) log(`uploads: ${error instanceof Error ? error.message : String(error)}`);
    }
    await wait(pollMs, undefined, { signal }).catch(() => undefined);
  }
}
