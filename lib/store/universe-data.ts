import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { EarningsReport } from '@/lib/market/universe/earnings-share';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { toCountRows, type CountRow } from './breadth-counts';
import { planUniverseRows, type UniverseRows } from './commit-universe-rows';
import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { toMembershipRows } from './memberships';
import { planUpsert } from './plan-row';
import { toSectorRows } from './sectors';
import { earningsTable, exactTable, snapshotTable } from './sql/universe-statements';
import type { Store } from './store';
import { toUniverseColumns } from './universes';
import { toWeightRows } from './weights';

/** Everything that is stored of one universe, by symbol: part of a whole data set. */
export interface UniverseData {
  readonly definition: UniverseDefinition;
  /** `until` is exclusive. */
  readonly members: readonly { readonly symbol: string; readonly from: SessionDate; readonly until: SessionDate | null }[];
  readonly sectors: readonly { readonly symbol: string; readonly sector: string }[];
  /** Fractions. */
  readonly weights: readonly { readonly symbol: string; readonly session: SessionDate; readonly weight: number }[];
  readonly counts: readonly CountRow[];
  /** By the day of filing; none where left out. */
  readonly earnings?: readonly (EarningsReport & { readonly symbol: string })[];
}

const nothing = { members: [], sectors: [], weights: [], counts: [] };

/** The rows of every table of a universe. @throws RangeError for bad rows and a symbol without an id. */
function toUniverseRows(
  id: string,
  data: Omit<UniverseData, 'definition'>,
  idBySymbol: ReadonlyMap<string, number>,
): Omit<UniverseRows, 'source'>[] {
  const withId = <Row extends { readonly symbol: string }>(row: Row) => {
    const instrumentId = idBySymbol.get(row.symbol.toUpperCase());
    if (instrumentId === undefined)
      throw new RangeError(`${row.symbol} of the universe ${id} is not among the instruments of the data set`);
    return { ...row, instrumentId };
  };
  return [
    toMembershipRows(id, data.members.map(withId)),
    toSectorRows(id, data.sectors.map(withId), true),
    toWeightRows(id, data.weights.map(withId), true),
    toCountRows(id, data.counts, true),
    // A whole data set comes without what it was made from.
    { table: snapshotTable, universeId: id, rows: [], isWhole: true },
    { table: exactTable, universeId: id, rows: [], isWhole: true },
    {
      table: earningsTable,
      universeId: id,
      rows: (data.earnings ?? []).map(withId).map(({ instrumentId, period, filed, value }) => [instrumentId, period, filed, value]),
      isWhole: true,
    },
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
  const emptied = plan.storedIds.filter((id) => !given.has(id)).flatMap((id) => toUniverseRows(id, nothing, idBySymbol));
  const filled = universes.flatMap((data) => toUniverseRows(data.definition.id, data, idBySymbol));
  return [
    ...[
      ...universes.map(({ definition }) => definition),
      ...plan.storedIds.flatMap((id) => (given.has(id) ? [] : (findDefaultUniverse(id) ?? []))),
    ].map((definition) => planUpsert(store, writer, 'Universe', ['id'], toUniverseColumns(definition))),
    ...[...emptied, ...filled].flatMap((rows) => planUniverseRows(store, writer, { ...rows, source })),
    writer.breadthDay.deleteMany({}),
    writer.breadthStamp.deleteMany({}),
  ];
}
