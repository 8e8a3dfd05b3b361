import type { Fence } from '@/lib/store/close-row';
import { commitManyCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { retireInstrument } from '@/lib/store/retire-instrument';
import type { Store } from '@/lib/store/store';
import { readStoredRows } from '../commit/read-stored-rows';
import { ensureMembers } from '../securities/ensure-members';
import { joinCloses } from './join-closes';
import { joinMembers } from './join-members';
import { listRenames, type Rename } from './list-renames';

/** What a join is written with. */
export interface JoinRequest {
  readonly store: Store;
  readonly fence: Fence;
  readonly now: () => Date;
  readonly runId?: number | null | undefined;
}

async function join({ store, fence, now, runId = null }: JoinRequest, rename: Rename): Promise<string> {
  const { former, symbol, universes } = rename;
  const later = (await ensureMembers(store, [symbol])).get(symbol);
  if (later === undefined) throw new Error(`${symbol} was stored a moment ago and is not found`);
  const [formerRows, laterRows] = [await readStoredRows(store, former.symbol), await readStoredRows(store, symbol)];
  const closes = joinCloses({ rows: formerRows, basis: former.basis }, { rows: laterRows, basis: later.basis }, rename);
  if ('refusal' in closes) return `${former.symbol} was not joined with ${symbol}: ${closes.refusal}`;
  const committedAt = now().toISOString();
  const { id, ...description } = { ...later, basis: closes.basis };
  // The closes first: who then dies has them, and the next run joins the memberships.
  if (closes.rows.length > 0)
    await commitManyCloses(store, {
      items: [{ instrumentId: id, description, rows: closes.rows, reason: 'revision' }],
      reason: `${former.symbol} is ${symbol}`,
      fence,
      runId,
      committedAt,
    });
  for (const universeId of universes) {
    const refusal = await joinMembers(store, universeId, { former: former.id, later: id, rename }, { fence, runId, committedAt });
    if (refusal !== null) return `${former.symbol} was not joined with ${symbol} in ${universeId}: ${refusal}`;
  }
  await retireInstrument(store, former.id, { fence, committedAt });
  return `${former.symbol} is ${symbol}: ${closes.rows.length} closes and the memberships in ${universes.join(', ')} were joined`;
}

/**
 * Makes one of every member that was stored under two tickers before an alias said that they are one security: the closes that the later one
 * lacks, memberships, lists, weights and the sector, each under a version of its own; pinned answers stay as they are. Answers what was done, in
 * sentences; a second time does nothing. The caller holds the writer's lease.
 * @throws LeaseLost.
 */
export async function joinRenamed(request: JoinRequest): Promise<string[]> {
  if ((await getDataVersion(request.store)).simulated) return [];
  const told: string[] = [];
  for (const rename of await listRenames(request.store)) told.push(await join(request, rename));
  return told;
}
