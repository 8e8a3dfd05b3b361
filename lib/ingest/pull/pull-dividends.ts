import type { SessionDate } from '@/lib/calendar/session-date';
import { listCoverage } from '@/lib/store/coverage';
import type { StoredInstrument } from '@/lib/store/instruments';
import { recordRun, RunRefused } from '../commit/record-run';
import type { RunReport } from '../commit/run-report';
import { takeTurns } from '../take-turns';
import { createDividendLists } from './dividend-lists';
import { listMembersSince } from './list-members-since';
import { lookTurns, prepareLooks } from './prepare-looks';
import type { PullRequest } from './pull-request';
import { storeMembers } from './store-members';

export interface DividendsPull extends Omit<PullRequest, 'symbols' | 'kind' | 'part' | 'from' | 'to' | 'mostByName' | 'runId'> {
  /** Whose list is asked for. */
  readonly session: SessionDate;
  readonly universeIds: readonly string[];
}

/** Members that have closes and dividend-adjusted ones, each once, whichever source serves them. */
async function listHolding({ store, universeIds, session }: DividendsPull): Promise<StoredInstrument[]> {
  const covered = new Set((await listCoverage(store)).map(({ instrumentId }) => instrumentId));
  const members = new Map<string, StoredInstrument>();
  for (const universeId of universeIds)
    for (const one of await listMembersSince(store, universeId, session))
      if (covered.has(one.id) && one.basis === 'both') members.set(one.symbol, one);
  return [...members.values()];
}

/**
 * What pulls of closes in batches do not bring, once for the members of all universes: the list of the dividends of a session, which joins `told`,
 * and two years by name of the members whose turn it is, since a dividend that a list lacks shows nowhere else. Without a list the run fails, and
 * nobody is looked at: dividend-adjusted closes then come by name anyway. The caller holds the writer's lease.
 * @throws LeaseLost.
 */
export async function pullDividends(request: DividendsPull): Promise<RunReport> {
  const { store, fence, now, origin, session, calendar, sources } = request;
  return await recordRun({ store, fence, now, origin, kind: 'pull', request: { part: 'dividends', session } }, async (runId, record) => {
    const startedAt = now().toISOString();
    if ((await createDividendLists(sources, request)(session)) === null)
      throw new RunRefused(`No source lists the dividends of ${session}: dividend-adjusted closes of members wait.`);
    const holding = await listHolding(request);
    const symbols = holding.map(({ symbol }) => symbol);
    const inTurn = new Set(takeTurns(symbols, { calendar, session, turns: lookTurns }));
    const prepared = await prepareLooks(
      request,
      holding.filter(({ symbol }) => inTurn.has(symbol)),
    );
    request.signal?.throwIfAborted();
    return await storeMembers({ store, fence, runId, startedAt, now, record }, prepared);
  });
}
