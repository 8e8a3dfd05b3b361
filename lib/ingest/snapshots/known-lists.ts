import type { SessionDate } from '@/lib/calendar/session-date';
import { readExactSpells, type ExactSpells } from '@/lib/store/exact-memberships';
import { readMembership } from '@/lib/store/memberships';
import { readSnapshots, type UniverseSnapshot } from '@/lib/store/snapshots';
import type { Store } from '@/lib/store/store';
import type { MemberList } from './compare-snapshots';
import { findKnownTo } from './derive-spells';

/** What is known of the members of a universe. */
export interface KnownLists {
  /** Ascending by session. */
  readonly snapshots: readonly UniverseSnapshot[];
  readonly exact: ExactSpells | null;
  /** Whether the exact days have a place of their own yet. */
  readonly isExactKept: boolean;
}

/** What is stored of the members of a universe: snapshots, and exact days, also those of a file that was imported before snapshots were. */
export async function readKnownLists(store: Store, universeId: string): Promise<KnownLists> {
  const snapshots = await readSnapshots(store, universeId);
  const exact = await readExactSpells(store, universeId);
  if (exact !== null || snapshots.length > 0) return { snapshots, exact, isExactKept: true };
  const spells = (await readMembership(store, universeId)).filter(({ source }) => source === 'import');
  const knownTo = findKnownTo(spells);
  return { snapshots, exact: knownTo === null ? null : { spells, knownTo, source: 'import' }, isExactKept: false };
}

/** Snapshots as lists of members. */
export function toLists(snapshots: readonly UniverseSnapshot[]): MemberList[] {
  return snapshots.map(({ session, members }) => ({ session, members: new Set(members) }));
}

/** The list nearest to a session, before it if there is one: a snapshot, else what the exact days say. */
export function findNearest({ snapshots, exact }: KnownLists, session: SessionDate): MemberList | null {
  const others = toLists(snapshots).filter((list) => list.session !== session);
  const found = others.findLast((list) => list.session < session) ?? others[0];
  if (found !== undefined || exact === null) return found ?? null;
  const day = session < exact.knownTo ? session : exact.knownTo;
  const members = exact.spells
    .filter(({ from, until }) => from <= day && (until === null || day < until))
    .map(({ instrumentId }) => instrumentId);
  return members.length === 0 ? null : { session: day, members: new Set(members) };
}

/** The sector of each instrument as the newest snapshot that gives one has it. */
export function listSectors(snapshots: readonly UniverseSnapshot[]): Map<number, string> {
  const sectors = new Map<number, string>();
  for (const { sectors: given } of snapshots)
    for (const [sector, ids] of Object.entries(given)) for (const id of ids) sectors.set(id, sector);
  return sectors;
}
