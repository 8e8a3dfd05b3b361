import 'server-only';
import type { Fence } from './close-row';
import { requireGuards, runGuarded } from './guarded-batch';
import { planRaise } from './plan-raise';
import * as statements from './sql/close-statements';
import type { Store } from './store';

export interface RemovalRequest {
  readonly fence?: Fence;
  readonly runId?: number | null;
  readonly committedAt?: string;
}

export interface RemovalResult {
  /** Closes that were logged as removed. */
  readonly removed: number;
  /** Whether it stays as a member of a universe, with its closes, and is only no longer followed. */
  readonly isStillMember: boolean;
  readonly dataVersion: number;
}

/**
 * Stops following an instrument because someone asked for it: its closes are logged as removed under one data version and it is no
 * longer listed. Earlier versions still answer. What ever was a member of a universe keeps its closes and is only no longer listed.
 * Null when no such instrument is followed.
 * @throws LeaseLost if `fence` is no longer current.
 */
export async function removeInstrument(store: Store, symbol: string, request: RemovalRequest = {}): Promise<RemovalResult | null> {
  const { dialect } = store;
  const guards = { fence: request.fence ?? null, simulated: null };
  const runId = request.runId ?? null;
  const committedAt = request.committedAt ?? new Date().toISOString();
  return await runGuarded(store, guards, async (writer) => {
    const instrument = await writer.instrument.findUnique({ where: { symbol: symbol.toUpperCase(), removedAt: null, tracked: true } });
    if (instrument === null) return null;
    const { id } = instrument;
    const newest = await writer.dataVersion.findFirst({ orderBy: { version: 'desc' } });
    const isStillMember = (await writer.membership.findFirst({ where: { instrumentId: id, removedVersion: null } })) !== null;
    const run = (sql: string, ...values: unknown[]) => writer.$executeRawUnsafe(dialect.toNative(sql), ...values);
    const raise = planRaise(store, writer, 'TRUE', {
      committedAt,
      reason: 'removed',
      runId,
      simulated: newest?.simulated === true,
      fence: guards.fence,
    });
    const version = writer.$queryRawUnsafe(statements.selectVersion);
    const guard = requireGuards(store, writer, guards);
    if (isStillMember) {
      // A statement that writes comes first: one that reads before it would fail at once where another process writes in between.
      const untrack = run('UPDATE "Instrument" SET "tracked" = FALSE WHERE "id" = ?', id);
      const results: unknown[] = await writer.$transaction([...guard, untrack, ...raise, version]);
      return { removed: 0, isStillMember, dataVersion: statements.toVersion(results.at(-1)) };
    }
    const results: unknown[] = await writer.$transaction([
      ...guard,
      run(statements.logRemovals(dialect), 'removed', runId, id, '[]'),
      run(statements.applyRemovals, id, id),
      writer.instrument.update({ where: { id }, data: { removedAt: committedAt } }),
      writer.$queryRawUnsafe(dialect.toNative(statements.countChanges), id),
      ...raise,
      version,
    ]);
    return {
      removed: statements.toCounts(results.at(-raise.length - 2)).removed,
      isStillMember,
      dataVersion: statements.toVersion(results.at(-1)),
    };
  });
}
