import type { Calendar } from '@/lib/calendar/calendar';
import { newestSession } from '@/lib/calendar/final-close';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import type { Holdings } from '@/lib/sources/holdings/holdings';
import { listAnyInstruments } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { NothingToStore, settleVerdicts } from '../import/universe-file';
import { findCalendarFault } from '../judge/find-calendar-fault';
import { judgeSnapshot } from '../judge/judge-snapshot';
import { createTickerResolver } from '../securities/resolve-ticker';
import { compareSources } from './compare-sources';
import { findNearest, type KnownLists } from './known-lists';
import { resolveHoldings, sumWeights, type ResolvedHoldings } from './resolve-holdings';
import type { UniverseFunds } from './universe-funds';

export interface SnapshotQuestion {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly universe: UniverseDefinition;
  readonly funds: UniverseFunds;
  readonly known: KnownLists;
  readonly holdings: Holdings;
  /** A second list that is compared, where one was asked for. */
  readonly second: Holdings | null;
  /** What is told of in messages: the file, or the source. */
  readonly label: string;
  readonly force?: string | undefined;
}

/** A list that may be stored. */
export interface PreparedSnapshot extends ResolvedHoldings {
  readonly weightSum: number | null;
  readonly confirmedBy: string | null;
  readonly remarks: readonly string[];
}

function requirePlace({ calendar, now, universe, funds, holdings: { asOf, source, fund }, label }: SnapshotQuestion): void {
  const fault = findCalendarFault(calendar, asOf, newestSession(calendar, now().toISOString()));
  if (fault !== null) throw new NothingToStore(`${label}: its list is of ${asOf}, ${fault}. Nothing was stored.`);
  const own = funds.funds.filter((one) => one.source === source).map((one) => one.fund);
  if (fund !== null && !own.includes(fund))
    throw new NothingToStore(
      `${label}: it is the list of ${fund}, and the members of the ${universe.name} are those of ${funds.funds.map((one) => one.fund).join(' or ')}. Nothing was stored.`,
    );
}

/**
 * A list of holdings as members of a universe, judged whole. Nothing is written.
 * @throws NothingToStore where it is of no session, of another fund, or its verdict refuses it and nobody forces it.
 */
export async function prepareSnapshot(question: SnapshotQuestion): Promise<PreparedSnapshot> {
  const { store, universe, funds, known, holdings, second, label, force } = question;
  requirePlace(question);
  const resolver = await createTickerResolver(store);
  const resolved = resolveHoldings(holdings, resolver);
  const symbolOf = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [id, symbol]));
  const nearest = findNearest(known, holdings.asOf);
  const verdict = judgeSnapshot({
    name: universe.name,
    session: holdings.asOf,
    symbols: new Set(resolved.members.map(({ symbol }) => symbol)),
    weightSum: sumWeights(resolved.members),
    unresolved: resolved.unresolved,
    members: funds.members,
    reconstitution: funds.reconstitution,
    nearest:
      nearest === null
        ? null
        : { session: nearest.session, symbols: new Set([...nearest.members].flatMap((id) => symbolOf.get(id) ?? [])) },
  });
  const remarks = settleVerdicts({ file: label, force }, [verdict]);
  const isComparable = second !== null && second.asOf === holdings.asOf;
  const compared = isComparable ? compareSources(resolved, resolveHoldings(second, resolver), [holdings.source, second.source]) : [];
  const other = second === null || isComparable ? [] : [`${second.source} has a list of ${second.asOf}, which is not compared`];
  const agreed = isComparable && compared.length === 0 ? [`${second.source} has the same`] : compared;
  return {
    ...resolved,
    weightSum: sumWeights(resolved.members),
    confirmedBy: isComparable ? second.source : null,
    remarks: [...remarks, ...agreed, ...other],
  };
}
