import type { Prisma, PrismaClient } from './generated/sqlite/client';
import type { Fence } from './close-row';
import { prolongLease, raiseVersionWhere } from './sql/close-statements';
import { areDescribedAnew, logInstruments } from './sql/instrument-statements';
import type { Store } from './store';

export interface RaisedVersion {
  readonly committedAt: string;
  readonly reason: string;
  readonly runId: number | null;
  readonly simulated: boolean;
  /** The lease under which the batch is committed, or null. */
  readonly fence: Fence | null;
}

/**
 * The last statements of every batch that changes what answers stand on: how instruments are described is logged, and the version
 * raised where `condition` holds or an instrument that was known is described otherwise than before. Where
 * nobody can renew a lease meanwhile the time that the batch takes does not count against it: whoever waited for the lock must not find it expired.
 */
export function planRaise(
  store: Store,
  writer: PrismaClient,
  condition: string,
  { committedAt, reason, runId, simulated, fence }: RaisedVersion,
): Prisma.PrismaPromise<number>[] {
  const raise = store.dialect.toNative(raiseVersionWhere(`(${condition}) OR ${areDescribedAnew}`));
  const plannedAt = new Date().toISOString();
  const prolong = prolongLease(store.dialect);
  return [
    ...(prolong === null ? [] : [writer.$executeRawUnsafe(prolong, plannedAt, fence?.name ?? '', fence?.token ?? 0, plannedAt)]),
    writer.$executeRawUnsafe(logInstruments),
    writer.$executeRawUnsafe(raise, committedAt, reason, runId, simulated ? 1 : 0),
  ];
}
