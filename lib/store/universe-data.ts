import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { toCountFacts, type CountRow } from './breadth-counts';
import { planFacts, type Facts } from './commit-facts';
import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { toMembershipFacts } from './memberships';
import { planUpsert } from './plan-row';
import { toSectorFacts } from './sectors';
import type { Store } from './store';
import { toUniverseColumns } from './universes';
import { toWeightFacts } from './weights';

/** Everything that is stored of one universe, by symbol: part of a whole data set. */
export interface UniverseData {
  readonly definition: UniverseDefinition;
  /** `until` is exclusive. */
  readonly members: readonly { readonly symbol: string; readonly from: SessionDate; readonly until: SessionDate | null }[];
  readonly sectors: readonly { readonly symbol: string; readonly sector: string }[];
  /** Fractions. */
  readonly weights: readonly { readonly symbol: string; readonly session: SessionDate; readonly weight: number }[];
  readonly counts: readonly CountRow[];
}

const nothing = { members: [], sectors: [], weights: [], counts: [] };

/** The rows of every table of a universe. @throws RangeError for bad rows and a symbol without an id. */
function toFacts(id: string, data: Omit<UniverseData, 'definition'>, idBySymbol: ReadonlyMap<string, number>): Omit<Facts, 'source'>[] {
  const withId = <Row extends { readonly symbol: string }>(row: Row) => {
    const instrumentId = idBySymbol.get(row.symbol.toUpperCase());
    if (instrumentId === undefined) throw new RangeError(`${row.symbol} of the universe ${id} is not among the instruments of the data set`);
    return { ...row, instrumentId };
  };
  return [
    toMembershipFacts(id, data.members.map(withId)),
    toSectorFacts(id, data.sectors.map(withId), true),
    toWeightFacts(id, data.weights.map(withId), true),
    toCountFacts(id, data.counts, true),
  ];
}

export interface UniversesPlan {
  readonly universes: readonly UniverseData[];
  readonly idBySymbol: ReadonlyMap<string, number>;
  /** Universes that the store knows already: of those that are not given everything is withdrawn, and they are described as shipped. */
  readonly storedIds: readonly string[];
  readonly source: string;
}

/** The statements of a batch that make the universes all that stands, and drop what was counted of the old ones. */
export function planUniverses(store: Store, writer: PrismaClient, plan: UniversesPlan): Prisma.PrismaPromise<unknown>[] {
  const { universes, idBySymbol, source } = plan;
  const given = new Map(universes.map((data) => [data.definition.id, data]));
  const emptied = plan.storedIds.filter((id) => !given.has(id)).flatMap((id) => toFacts(id, nothing, idBySymbol));
  const filled = universes.flatMap((data) => toFacts(data.definition.id, data, idBySymbol));
  return [
    ...[...universes.map(({ definition }) => definition), ...plan.storedIds.flatMap((id) => (given.has(id) ? [] : (findDefaultUniverse(id) ?? [])))].map((definition) =>
      planUpsert(store, writer, 'Universe', ['id'], toUniverseColumns(definition)),
    ),
    ...[...emptied, ...filled].flatMap((facts) => planFacts(store, writer, { ...facts, source })),
    writer.breadthDay.deleteMany({}),
    writer.breadthStamp.deleteMany({}),
  ];
}
