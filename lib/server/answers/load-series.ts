import 'server-only';
import { keepOnProcess } from '@/lib/keep/keep';
import { magnificentSymbols } from '@/lib/market/groups';
import type { Market } from '@/lib/market/market';
import { findDefaultSeries } from '@/lib/market/series/default-series';
import { earningsGroups, readEarningsUniverse, toEarningsSeries } from '@/lib/market/series/earnings-series';
import { observedKey, reviseSeries, type ObservedSeries, type SeriesNeed } from '@/lib/market/series/observed-series';
import { countEarnings, reviseReports } from '@/lib/market/universe/earnings-share';
import { readEarnings } from '@/lib/store/earnings';
import { readMembership } from '@/lib/store/memberships';
import { readObservations } from '@/lib/store/observations';
import { findSeries } from '@/lib/store/series';
import type { Store } from '@/lib/store/store';
import type { ResultSource } from '@/lib/studies/kit/study-result';
import { getStore } from './get-store';

// A daily series of sixty years is some 5 MB.
const kept = keepOnProcess<ObservedSeries | null>('series of studies', { mostBytes: 16 * 1024 * 1024 });

const counted = keepOnProcess<readonly ObservedSeries[]>('earnings of members', { mostBytes: 8 * 1024 * 1024 });

/** What is counted from the filings of a universe's members, as they stood at the market's version; with hindsight by the newest value of every quarter. */
async function countFiled(
  store: Store,
  { dataVersion, sessions, simulated }: Market,
  universeId: string,
  revised: boolean,
): Promise<ObservedSeries[]> {
  const filed = await readEarnings(store, universeId, dataVersion);
  if (filed.size === 0) return [];
  const spells = groupById(await readMembership(store, universeId, dataVersion));
  const members = [...spells].map(([id, own]) => {
    const reports = filed.get(id) ?? [];
    return { symbol: own[0]?.symbol ?? '', spells: own, reports: revised ? reviseReports(reports) : reports };
  });
  const isMagnificent = ({ symbol }: { readonly symbol: string }): boolean => (magnificentSymbols as readonly string[]).includes(symbol);
  const groups = { all: members, mag7: members.filter(isMagnificent), rest: members.filter((member) => !isMagnificent(member)) };
  return earningsGroups
    .filter((group) => group === 'all' || (groups.mag7.length > 0 && groups.rest.length > 0))
    .flatMap((group) => toEarningsSeries(universeId, group, countEarnings(groups[group], sessions), sessions))
    .map((series) =>
      simulated ? { ...series, definition: { ...series.definition, source: 'simulated', licenceClass: 'simulated' } } : series,
    );
}

function groupById<Row extends { readonly instrumentId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const known = groups.get(row.instrumentId);
    if (known === undefined) groups.set(row.instrumentId, [row]);
    else known.push(row);
  }
  return groups;
}

/** The series as it stood at the market's version, whatever was known when; null where nothing of it did. */
async function loadOne(store: Store, { dataVersion, simulated }: Market, id: string): Promise<ObservedSeries | null> {
  const definition = await findSeries(store, id);
  const observations = definition === null ? [] : await readObservations(store, id, dataVersion);
  if (definition === null || observations.length === 0) return null;
  const { name, unit, frequency, source, licenceClass } = definition;
  const shipped = findDefaultSeries(id);
  return {
    definition: { id, name, unit, frequency, source, licenceClass: simulated ? 'simulated' : licenceClass },
    announcedDaysAhead: shipped?.announcedDaysAhead ?? 0,
    announcedThatDay: shipped?.announcedThatDay ?? [],
    observations,
  };
}

/**
 * The market with the series that a study asks for, at the market's data version, which `stamp` tells apart from the same number of another
 * store; the market itself where it asks for none. What is known of them on a day is cut with the market.
 */
export async function attachSeries(market: Market, stamp: string, needs: readonly SeriesNeed[]): Promise<Market> {
  if (needs.length === 0) return market;
  const store = await getStore();
  const observed = new Map<string, ObservedSeries>();
  for (const need of needs) {
    const universeId = readEarningsUniverse(need.id);
    if (universeId !== null) {
      const { revised = false } = need;
      const key = [store.databaseUrl, stamp, need.id, revised].join('|');
      for (const series of await counted.get(key, () => countFiled(store, market, universeId, revised)))
        observed.set(observedKey({ id: series.definition.id, revised }), series);
      continue;
    }
    const key = [store.databaseUrl, stamp, need.id].join('|');
    const stood = await kept.get(key, () => loadOne(store, market, need.id));
    if (stood !== null) observed.set(observedKey(need), need.revised === true ? reviseSeries(stood) : stood);
  }
  return { ...market, observed };
}

/** Where the series of an answer come from: their first and last period that was known. */
export function listSeriesSources({ observed, simulated }: Market): ResultSource[] {
  // With hindsight or without, a series is one source.
  const series = new Map(
    [...observed.values()].filter(({ definition }) => definition.unit !== 'members').map((item) => [item.definition.id, item]),
  );
  return [...series.values()].flatMap(({ definition, observations }) => {
    if (observations.length === 0) return [];
    const periods = observations.map(({ period }) => period).sort();
    return {
      symbol: definition.id,
      providers: simulated ? ['simulated'] : [...new Set(observations.map(({ source }) => source))],
      licenceClass: definition.licenceClass,
      first: periods[0] ?? null,
      last: periods.at(-1) ?? null,
    };
  });
}

/** Drops what is kept (tests, and after a commit in this process). */
export function forgetSeries(): void {
  kept.forget();
  counted.forget();
}
