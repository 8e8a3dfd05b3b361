import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { raiseVersionWhere } from './sql/close-statements';
import { areDescribedAnew, logInstruments } from './sql/instrument-statements';
import type { Store } from './store';

export interface RaisedVersion {
  readonly committedAt: string;
  readonly reason: string;
  readonly runId: number | null;
  readonly simulated: boolean;
}

/**
 * The last two statements of every batch that changes what answers stand on: how instruments are described is logged, and the version
 * raised where `condition` holds or an instrument that was known is described otherwise than before.
 */
export function planRaise(store: Store, writer: PrismaClient, condition: string, { committedAt, reason, runId, simulated }: RaisedVersion): Prisma.PrismaPromise<number>[] {
  const raise = store.dialect.toNative(raiseVersionWhere(`(${condition}) OR ${areDescribedAnew}`));
  return [writer.$executeRawUnsafe(logInstruments), writer.$executeRawUnsafe(raise, committedAt, reason, runId, simulated ? 1 : 0)];
}
