import { withLease } from '@/lib/ingest/with-lease';
import type { Fence } from '@/lib/store/close-row';
import type { CommandContext } from './context';

/** Runs `work` as the one writer, saying who is waited for. @throws LeaseNotObtained after the context's wait. */
export async function asWriter<Result>(
  context: CommandContext,
  label: string,
  work: (fence: Fence) => Promise<Result>,
): Promise<Result> {
  const { store, waitMs, now, output, signal } = context;
  const onWait = (heldBy: string) => {
    output.remark(`Waiting up to ${Math.round(waitMs / 1000)} s for another writer: ${heldBy}`);
  };
  return await withLease(store, { label, waitMs, now, onWait, signal }, work);
}
