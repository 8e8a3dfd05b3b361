import type { Fence } from './close-row';
import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { requireLease, requireSameKind } from './sql/close-statements';
import type { Store } from './store';
import { LeaseLost, MixedDataSet } from './store-errors';

export interface Guards {
  readonly fence: Fence | null;
  /** The kind of the data set that the commit adds to, or null where it replaces it. */
  readonly simulated: boolean | null;
}

/** First statements of a batch: each fails, and rolls the batch back, where its condition does not hold. */
export function requireGuards(store: Store, writer: PrismaClient, guards: Guards): Prisma.PrismaPromise<unknown>[] {
  const { dialect } = store;
  const lock = dialect.lockWriters === null ? [] : [writer.$queryRawUnsafe(dialect.lockWriters)];
  const { fence, simulated } = guards;
  const lease = fence === null ? [] : [writer.$executeRawUnsafe(dialect.toNative(requireLease), fence.name, fence.token)];
  const kind = simulated === null ? [] : [writer.$executeRawUnsafe(dialect.toNative(requireSameKind), !simulated)];
  return [...lock, ...lease, ...kind];
}

/**
 * Runs a batch that begins with `requireGuards` in the write queue, and names the guard that refused it.
 * @throws LeaseLost, MixedDataSet, or whatever else the batch failed with.
 */
export async function runGuarded<Result>(store: Store, guards: Guards, work: (writer: PrismaClient) => Promise<Result>): Promise<Result> {
  const { fence, simulated } = guards;
  return await store.write(async (writer) => {
    try {
      return await work(writer);
    } catch (error) {
      const lease = fence === null ? null : await writer.lease.findUnique({ where: { name: fence.name } });
      if (fence !== null && (lease?.token !== fence.token || lease.owner === null)) throw new LeaseLost(fence.name, fence.token);
      const newest = await writer.dataVersion.findFirst({ orderBy: { version: 'desc' } });
      if (simulated !== null && newest !== null && newest.simulated !== simulated) throw new MixedDataSet(newest.simulated);
      throw error;
    }
  });
}
