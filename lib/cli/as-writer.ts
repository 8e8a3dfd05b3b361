import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { withLease } from '@/lib/ingest/commit/with-lease';
import type { Fence } from '@/lib/store/close-row';
import type { CommandContext } from './context';

// The counts of universes are a cache: what was stored stays stored where they fail, and the worker tries again.
async function refresh({ store, calendar, now, signal, output }: CommandContext): Promise<void> {
  try {
    await refreshBreadth({ store, calendar, now, signal });
  } catch (error) {
    if (signal.aborted) return;
    output.remark(`The breadth of the universes could not be counted: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Runs `work` as the one writer, saying who is waited for, then counts what it changed in the universes. @throws LeaseNotObtained after the context's wait. */
export async function asWriter<Result>(context: CommandContext, label: string, work: (fence: Fence) => Promise<Result>): Promise<Result> {
  const { store, waitMs, output, signal } = context;
  const onWait = (heldBy: string) => {
    output.remark(`Waiting up to ${Math.round(waitMs / 1000)} s for another writer: ${heldBy}`);
  };
  return await withLease(store, { label, waitMs, onWait, signal }, async (fence) => {
    const result = await work(fence);
    await refresh(context);
    return result;
  });
}
