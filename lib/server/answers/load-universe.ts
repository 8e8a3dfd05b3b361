import 'server-only';
import { createKeep, keepOnProcess, type Keep } from '@/lib/keep/keep';
import { onProcess } from '@/lib/keep/on-process';
import { countSessionsUpTo } from '@/lib/market/count-sessions-up-to';
import type { Basis, Market } from '@/lib/market/market';
import { alignCounts } from '@/lib/market/universe/align-counts';
import { countSectors } from '@/lib/market/universe/count-sectors';
import { padCounts } from '@/lib/market/universe/resize-universe';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { listSectors } from '@/lib/market/universe/sector-slug';
import { measureBrackets } from '@/lib/market/universe/spell-brackets';
import { survivorshipOf } from '@/lib/market/universe/survivorship-of';
import { findCovered } from '@/lib/market/universe/find-covered';
import type {
  MarketUniverse,
  MemberPanel,
  MemberSpell,
  UniverseCounts,
  UniverseDefinition,
  UniverseNeed,
} from '@/lib/market/universe/universe';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { readBreadthCounts } from '@/lib/store/breadth-counts';
import { findBreadthStamp, readBreadthDays } from '@/lib/store/breadth-days';
import { readDatedSectors } from '@/lib/store/dated-sectors';
import { readHindsightEnd } from '@/lib/store/hindsight-end';
import { hasMembershipChanged, listChangedMemberSessions } from '@/lib/store/member-closes';
import { listMemberSources, readMembership } from '@/lib/store/memberships';
import { readSectors } from '@/lib/store/sectors';
import type { Store } from '@/lib/store/store';
import { findUniverse, listUniversesWithMembers } from '@/lib/store/universes';
import { getStore } from './get-store';
import { loadMemberPanel } from './load-member-panel';

/** A universe, its spells, and between which lists they are known alone. */
type DefinedUniverse = Pick<MarketUniverse, 'definition' | 'spells' | 'brackets' | 'hindsightTo' | 'sectorsDated'>;

/** Its version's number alone may stand for other closes, after an older copy of the store was restored. */
export interface StampedMarket extends Market {
  readonly stamp: string;
}

const counts = keepOnProcess<UniverseCounts | null>('counts of universes', { mostBytes: 16 * 1024 * 1024 });
// Those of eleven sectors take a dozen times as much as those of their universe: they are kept without the sessions before its members begin.
const sectorCounts = keepOnProcess<ReadonlyMap<string, UniverseCounts>>('counts of sectors', { mostBytes: 24 * 1024 * 1024 });
const sectorNames = keepOnProcess<readonly string[]>('names of sectors', { mostBytes: 1024 * 1024 });
// The closes of 500 members over 25 years, each from its first to its last, are some 25 MB on each price basis where all are listed throughout.
const panels = keepOnProcess<MemberPanel | null>('closes of members', { mostBytes: 48 * 1024 * 1024 });
const sources = keepOnProcess<readonly string[]>('sources of universes', { mostBytes: 1024 * 1024 });
const ownUniverses = keepOnProcess<readonly UniverseDefinition[]>('universes of one’s own', { mostBytes: 1024 * 1024 });
// The spells of 500 members over 25 years are some 300 KB.
const definitions = keepOnProcess<DefinedUniverse>('universes', { mostBytes: 4 * 1024 * 1024 });
// Closes and counts belong to what is kept above: such a market has no bytes of its own, and goes with the one that it is made of.
const attached = onProcess('markets with universes', () => new WeakMap<Market, Keep<Market>>());
const mostAttached = 24;

function toMemberSpell({ symbol, name, from, until, lastWithout, lastWith }: MemberSpell): MemberSpell {
  return { symbol, name, from, until, lastWithout, lastWith };
}

/** The universe as shipped or stored, with what its members at the market's version say of how they were chosen. */
async function define(store: Store, { dataVersion, simulated }: Market, id: string): Promise<DefinedUniverse> {
  const known = findDefaultUniverse(id) ?? (await findUniverse(store, id));
  if (known === null) throw new RangeError(`unknown universe ${id}`);
  const spells = known.kind === 'counts' ? [] : await readMembership(store, id, dataVersion);
  const hindsightTo = known.kind === 'counts' ? null : await readHindsightEnd(store, id, spells, dataVersion);
  const survivorship = hindsightTo === null ? survivorshipOf(known, spells) : known.survivorship;
  const definition = { ...known, survivorship, licenceClass: simulated ? 'simulated' : known.licenceClass };
  const { from, hasUndated } = known.kind === 'counts' ? { from: null, hasUndated: false } : await readDatedSectors(store, id, dataVersion);
  return {
    definition,
    spells: spells.length === 0 ? null : spells.map(toMemberSpell),
    brackets: measureBrackets(spells),
    hindsightTo,
    sectorsDated: from === null ? null : { from, hasUndated },
  };
}

/** Whether the kept counts are those of `version`: nothing of the universe changed between their stamp and it, whichever came first. */
async function isCurrent(store: Store, id: string, basis: Basis, version: number): Promise<boolean> {
  const stamp = await findBreadthStamp(store, { universeId: id, basis });
  if (stamp === null) return false;
  if (stamp.dataVersion === version) return true;
  const since = Math.min(stamp.dataVersion, version);
  return !(await hasMembershipChanged(store, id, since)) && (await listChangedMemberSessions(store, id, since)).length === 0;
}

async function loadCounts(store: Store, market: Market, { id, kind }: UniverseDefinition, basis: Basis): Promise<UniverseCounts | null> {
  const { dataVersion, sessions } = market;
  if (kind === 'counts') {
    const stored = await readBreadthCounts(store, id, dataVersion);
    return stored.sessions.length === 0 ? null : alignCounts(stored, sessions);
  }
  if (await isCurrent(store, id, basis, dataVersion)) {
    const days = await readBreadthDays(store, { universeId: id, basis });
    // A refresh in between has replaced what was about to be read.
    if (await isCurrent(store, id, basis, dataVersion)) return days.sessions.length === 0 ? null : alignCounts(days, sessions);
  }
  // An old version, or the writer has not counted yet: from the closes themselves.
  const panel = await loadMemberPanel(store, market, { id, basis, start: 'first' });
  const days = panel?.count();
  return days === undefined || days.sessions.length === 0 ? null : alignCounts(days, sessions);
}

function firstIndex(market: Market): number {
  return countSessionsUpTo(market.sessions, parseSessionDate('1970-12-31'));
}

/** Providers of what is counted: ready-made counts come from files alone. */
async function listSources(
  store: Store,
  { simulated, dataVersion, stamp }: StampedMarket,
  { id, kind }: UniverseDefinition,
): Promise<readonly string[]> {
  if (simulated) return ['simulated'];
  return kind === 'counts'
    ? ['import']
    : await sources.get([store.databaseUrl, stamp, id].join('|'), () => listMemberSources(store, id, dataVersion));
}

/** The universe as it was at the market's version. @throws RangeError where it is neither shipped nor stored. */
export async function defineUniverse(market: StampedMarket, id: string): Promise<DefinedUniverse> {
  const store = await getStore();
  return await definitions.get([store.databaseUrl, market.stamp, id].join('|'), () => define(store, market, id));
}

/** The universes that are not shipped and had members at the market's version, by id. */
export async function listOwnUniverses({
  dataVersion,
  stamp,
}: Pick<StampedMarket, 'dataVersion' | 'stamp'>): Promise<readonly UniverseDefinition[]> {
  const store = await getStore();
  return await ownUniverses.get([store.databaseUrl, stamp].join('|'), async () =>
    (await listUniversesWithMembers(store, dataVersion)).filter(({ id }) => findDefaultUniverse(id) === undefined),
  );
}

/** Names of the sectors that stood at the market's version, or that its lists had before; none of ready-made counts. */
export async function listSectorNames(market: Pick<StampedMarket, 'dataVersion' | 'stamp'>, id: string): Promise<readonly string[]> {
  const store = await getStore();
  return await sectorNames.get([store.databaseUrl, market.stamp, id].join('|'), async () => {
    const { byInstrument } = await readDatedSectors(store, id, market.dataVersion);
    const before = [...byInstrument.values()].flatMap((changes) => changes.map(({ sector }) => sector));
    return listSectors([...(await readSectors(store, id, market.dataVersion)).values(), ...before]);
  });
}

async function loadOn(
  store: Store,
  market: StampedMarket,
  { definition, spells = null, brackets = null, hindsightTo = null, sectorsDated = null }: DefinedUniverse,
  need: UniverseNeed,
  basis: Basis,
): Promise<MarketUniverse> {
  const key = [store.databaseUrl, market.stamp, definition.id, basis].join('|');
  const counted = await counts.get(key, () => loadCounts(store, market, definition, basis));
  const covered = counted === null ? null : findCovered(counted);
  // From the first close of any member on, as the counts are: what is too little is for the study to leave out. Windows reach back a year.
  const counting = counted?.advances.findIndex((count) => !Number.isNaN(count)) ?? 0;
  const start = Math.max(firstIndex(market), counting - 252);
  const hasMembers = definition.kind === 'members' && covered !== null;
  const loadPanel = async (): Promise<MemberPanel | null> =>
    await panels.get(key, async () => (await loadMemberPanel(store, market, { id: definition.id, basis, start }))?.panel ?? null);
  const names = definition.kind === 'members' ? await listSectorNames(market, definition.id) : [];
  const countEach = async (): Promise<Map<string, UniverseCounts>> => {
    const panel = await loadPanel();
    if (panel === null) return new Map();
    return countSectors({ ...panel, start: 0 }, market.sessions.slice(panel.start), panel.start - firstIndex(market));
  };
  const loadSectors = async (): Promise<Map<string, UniverseCounts>> =>
    new Map([...(await sectorCounts.get(key, countEach))].map(([slug, own]) => [slug, padCounts(own, market.sessions.length)]));
  return {
    definition,
    spells,
    brackets,
    hindsightTo,
    sectorsDated,
    basis,
    counts: counted,
    panel: need.level === 'members' && hasMembers ? await loadPanel() : null,
    sectorNames: names,
    sectors: need.level !== 'sectors' ? null : hasMembers && names.length > 0 ? await loadSectors() : new Map(),
    sources: await listSources(store, market, definition),
    first: covered === null ? null : (market.sessions[covered.first] ?? null),
    last: covered === null ? null : (market.sessions[covered.last] ?? null),
  };
}

/**
 * The market with the universes that a study asks for, as known at the market's data version; on the other price basis where nothing
 * is stored on the one asked for. Counts come from the cache where it is current, members are read only where they, or their sectors, are asked for.
 */
export async function attachUniverses(market: StampedMarket, needs: readonly UniverseNeed[], basis: Basis): Promise<Market> {
  if (needs.length === 0) return market;
  if (needs.some(({ level }) => level !== 'counts')) return await attach(market, needs, basis);
  // Counts are small: the same market again lets what was found in it be found again.
  const known = attached.get(market) ?? createKeep<Market>({ mostEntries: mostAttached });
  attached.set(market, known);
  return await known.get([basis, ...needs.map(({ id }) => id)].join(' '), () => attach(market, needs, basis));
}

/** The basis of a universe: the one asked for, or price where its members are set against an index that has nothing else. */
function chooseBasis(
  { series }: Market,
  { indexSymbol }: UniverseDefinition,
  { pairsWithIndex = false }: UniverseNeed,
  basis: Basis,
): Basis {
  const index = series.get(indexSymbol ?? '');
  return pairsWithIndex && index?.instrument.basis === 'price' ? 'price' : basis;
}

/** The other basis where it covers the universe and the one asked for does not. */
async function preferCovered(asked: MarketUniverse, loadOther: () => Promise<MarketUniverse>): Promise<MarketUniverse> {
  const other = await loadOther();
  return other.first === null ? asked : other;
}

async function attach(market: StampedMarket, needs: readonly UniverseNeed[], basis: Basis): Promise<Market> {
  const store = await getStore();
  const universes = new Map<string, MarketUniverse>();
  for (const need of needs) {
    const defined = await defineUniverse(market, need.id);
    const chosen = chooseBasis(market, defined.definition, need, basis);
    const asked = await loadOn(store, market, defined, need, chosen);
    const other = chosen === 'price' ? 'total' : 'price';
    universes.set(need.id, asked.first === null ? await preferCovered(asked, () => loadOn(store, market, defined, need, other)) : asked);
  }
  return { ...market, universes };
}

/** Drops what is kept (tests, and after a commit in this process). */
export function forgetUniverses(): void {
  for (const keep of [counts, sectorCounts, sectorNames, panels, ownUniverses, definitions, sources]) keep.forget();
}
