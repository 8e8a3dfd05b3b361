import 'server-only';
import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { commitUniverseTables, type UniverseCommitOptions, type UniverseCommitResult, type UniverseRows } from './commit-universe-rows';
import { toExactRows, type ExactSpells } from './exact-memberships';
import { toMembershipRows, type SpellRow } from './memberships';
import { toSectorRows, type SectorRow } from './sectors';
import { snapshotTable } from './sql/universe-statements';
import { newestVersion } from './sql/versioned-rows';
import type { Store } from './store';
import { toWeightRows, type WeightRow } from './weights';

/** The members of a universe on a session, as a fund held them. */
export interface UniverseSnapshot {
  readonly session: SessionDate;
  /** Instrument ids, ascending. */
  readonly members: readonly number[];
  /** Their ids by sector, as far as it is given. */
  readonly sectors: Readonly<Record<string, readonly number[]>>;
  readonly leftOut: number;
  readonly unresolved: readonly string[];
  /** As a fraction; null where no weights are given. */
  readonly weightSum: number | null;
  /** The second source that was compared, or null. */
  readonly confirmedBy: string | null;
  readonly source: string;
}

/** A snapshot and what follows from it: all spells of the universe (null where they are found later), its weights, and the sectors that it changes. */
export interface SnapshotCommit {
  readonly snapshot: UniverseSnapshot;
  readonly spells: readonly SpellRow[] | null;
  readonly weights: readonly WeightRow[];
  readonly sectors: readonly SectorRow[];
  /** Exact days that were stored before they had a place of their own. */
  readonly exact: ExactSpells | null;
}

/** A snapshot as a row of the store. */
export function toSnapshotRows(
  universeId: string,
  { session, members, sectors, leftOut, unresolved, weightSum, confirmedBy, source }: UniverseSnapshot,
): Omit<UniverseRows, 'source'> {
  const row = [
    session,
    JSON.stringify(members),
    JSON.stringify(sectors),
    leftOut,
    JSON.stringify(unresolved),
    weightSum,
    confirmedBy,
    source,
  ];
  return { table: snapshotTable, universeId, rows: [row], isWhole: false };
}

/**
 * Stores a snapshot with what follows from it in one transaction. One that stands already, from the same source and with the same content,
 * changes nothing.
 * @throws RangeError for a bad row, LeaseLost, MixedDataSet between real and simulated.
 */
export async function commitSnapshot(
  store: Store,
  universeId: string,
  commit: SnapshotCommit,
  options: UniverseCommitOptions,
): Promise<UniverseCommitResult> {
  const { snapshot, spells, weights, sectors, exact } = commit;
  const ofSession = weights.length === 0 ? [] : [{ ...toWeightRows(universeId, weights, false), wholeSession: snapshot.session }];
  const kept = exact === null ? [] : [toExactRows(universeId, exact)];
  return await commitUniverseTables(
    store,
    [
      toSnapshotRows(universeId, snapshot),
      ...(spells === null ? [] : [toMembershipRows(universeId, spells)]),
      ...ofSession,
      toSectorRows(universeId, sectors, false),
      ...kept,
    ],
    `snapshot of ${universeId} on ${snapshot.session}`,
    options,
  );
}

const session = z.string().refine(isSessionDate);
const ids = z.array(z.number().int());
const columns = { members: ids, sectors: z.record(z.string(), ids), unresolved: z.array(z.string()) };

/** The snapshots that stand, or stood at a data version, ascending by session. */
export async function readSnapshots(store: Store, universeId: string, version: number = newestVersion): Promise<UniverseSnapshot[]> {
  const where = { universeId, addedVersion: { lte: version }, OR: [{ removedVersion: null }, { removedVersion: { gt: version } }] };
  const rows = await store.reader.universeSnapshot.findMany({ where, orderBy: { session: 'asc' } });
  return rows.map(({ leftOut, weightSum, confirmedBy, source, ...row }) => ({
    session: session.parse(row.session),
    members: columns.members.parse(JSON.parse(row.members)),
    sectors: columns.sectors.parse(JSON.parse(row.sectors)),
    unresolved: columns.unresolved.parse(JSON.parse(row.unresolved)),
    leftOut,
    weightSum,
    confirmedBy,
    source,
  }));
}

/** The session of the earliest snapshot of a universe that stands, or stood at a data version, or null. */
export async function findFirstSnapshot(store: Store, universeId: string, version: number = newestVersion): Promise<SessionDate | null> {
  const earliest = await store.reader.universeSnapshot.findFirst({
    where: { universeId, addedVersion: { lte: version }, OR: [{ removedVersion: null }, { removedVersion: { gt: version } }] },
    orderBy: { session: 'asc' },
    select: { session: true },
  });
  return earliest === null ? null : session.parse(earliest.session);
}

/** The session of the newest snapshot of a universe that stands, or null. */
export async function findLastSnapshot(store: Store, universeId: string): Promise<SessionDate | null> {
  const newest = await store.reader.universeSnapshot.findFirst({
    where: { universeId, removedVersion: null },
    orderBy: { session: 'desc' },
    select: { session: true },
  });
  return newest === null ? null : session.parse(newest.session);
}
