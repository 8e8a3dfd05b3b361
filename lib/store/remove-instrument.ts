import 'server-only';
import type { Fence } from './close-row';
import { requireGuards, runGuarded } from './guarded-batch';
import * as statements from './sql/close-statements';
import type { Store } from './store';

export interface RemovalRequest {
  readonly fence?: Fence;
  readonly runId?: number | null;
  readonly committedAt?: string;
}

/**
 * Removes an instrument because someone asked for it: its closes are logged as removed under one data version and it is no
 * longer listed. Earlier versions still answer. Null when there is no such instrument.
 * @throws LeaseLost if `fence` is no longer current.
 */
export async function removeInstrument(
  store: Store,
  symbol: string,
  request: RemovalRequest = {},
): Promise<{ removed: number; dataVersion: number } | null> {
  const { dialect } = store;
  const guards = { fence: request.fence ?? null, simulated: null };
  const runId = request.runId ?? null;
  const committedAt = request.committedAt ?? new Date().toISOString();
  return await runGuarded(store, guards, async (writer) => {
    const instrument = await writer.instrument.findUnique({ where: { symbol: symbol.toUpperCase(), removedAt: null } });
    if (instrument === null) return null;
    const { id } = instrument;
    const newest = await writer.dataVersion.findFirst({ orderBy: { version: 'desc' } });
    const run = (sql: string, ...values: unknown[]) => writer.$executeRawUnsafe(dialect.toNative(sql), ...values);
    const results = await writer.$transaction([
      ...requireGuards(store, writer, guards),
      run(statements.logRemovals(dialect), 'removed', runId, id, '[]'),
      run(statements.applyRemovals, id, id),
      writer.instrument.update({ where: { id }, data: { removedAt: committedAt } }),
      writer.$queryRawUnsafe(dialect.toNative(statements.countChanges), id),
      run(statements.raiseVersion, committedAt, 'removed', runId, newest?.simulated === true ? 1 : 0),
      writer.$queryRawUnsafe(statements.selectVersion),
    ]);
    return { removed: statements.toCounts(results.at(-3)).removed, dataVersion: statements.toVersion(results.at(-1)) };
  });
}
