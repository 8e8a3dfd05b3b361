import 'server-only';
import type { Fence } from './close-row';
import { requireGuards, runGuarded } from './guarded-batch';
import { planRaise } from './plan-raise';
import type { Store } from './store';

/** What a retirement is recorded with. */
export interface Retirement {
  readonly fence: Fence | null;
  /** Instant. */
  readonly committedAt: string;
}

/**
 * Lists an instrument no longer: from the next version on it is under another name. Its closes stay, for the versions before that. One that is
 * followed for itself, or stands as a member, is left alone.
 * @throws LeaseLost if `fence` is no longer current.
 */
export async function retireInstrument(store: Store, id: number, { fence, committedAt }: Retirement): Promise<boolean> {
  const guards = { fence, simulated: false };
  return await runGuarded(store, guards, async (writer) => {
    const isNeeded =
      (await writer.instrument.findFirst({ where: { id, OR: [{ tracked: true }, { removedAt: { not: null } }] } })) !== null ||
      (await writer.membership.findFirst({ where: { instrumentId: id, removedVersion: null } })) !== null;
    if (isNeeded) return false;
    await writer.$transaction([
      ...requireGuards(store, writer, guards),
      writer.instrument.update({ where: { id }, data: { removedAt: committedAt } }),
      ...planRaise(store, writer, 'FALSE', { committedAt, reason: 'renamed', runId: null, simulated: false, fence }),
    ]);
    return true;
  });
}
