import { commitUniverseTables, type UniverseCommitOptions } from '@/lib/store/commit-universe-rows';
import { toExactRows, type ExactSpells } from '@/lib/store/exact-memberships';
import { readMembership, toMembershipRows, type MemberRow, type SpellRow } from '@/lib/store/memberships';
import { readSectors, toSectorRows } from '@/lib/store/sectors';
import { toSnapshotRows, type UniverseSnapshot } from '@/lib/store/snapshots';
import type { Store } from '@/lib/store/store';
import { readWeights, toWeightRows, type WeightRow } from '@/lib/store/weights';
import { mergeSpells } from '../securities/merge-spells';
import { deriveSpells } from '../snapshots/derive-spells';
import { readKnownLists, toLists } from '../snapshots/known-lists';
import { isBefore, type Rename } from './list-renames';

interface Joined {
  readonly former: number;
  readonly later: number;
  readonly rename: Rename;
}

const ascending = (one: number, other: number) => one - other;

/** Whether a spell is one of the former ticker: it begins or lasts within its days. A list may notice the change late. */
function isOfFormer({ former, rename }: Joined, { instrumentId, from, until }: SpellRow): boolean {
  return (
    instrumentId === former &&
    (rename.until === null || from < rename.until) &&
    (rename.from === null || until === null || until > rename.from)
  );
}

function joinSnapshot(joined: Joined, snapshot: UniverseSnapshot): UniverseSnapshot {
  const { former, later, rename } = joined;
  if (!isBefore(rename, snapshot.session) || !snapshot.members.includes(former)) return snapshot;
  const swap = (ids: readonly number[]) => ids.map((id) => (id === former ? later : id)).sort(ascending);
  return {
    ...snapshot,
    members: swap(snapshot.members),
    sectors: Object.fromEntries(Object.entries(snapshot.sectors).map(([sector, ids]) => [sector, swap(ids)])),
  };
}

function joinSpells(joined: Joined, spells: readonly SpellRow[]): SpellRow[] {
  const { later } = joined;
  const own = spells.filter((spell) => isOfFormer(joined, spell) || spell.instrumentId === later);
  const others = spells.filter((spell) => !own.includes(spell));
  return [...others, ...mergeSpells(own).map(({ from, until }) => ({ instrumentId: later, from, until }))];
}

/** Why the two are two after all: a list has both on one day. */
function findContradiction(joined: Joined, snapshots: readonly UniverseSnapshot[], spells: readonly MemberRow[]): string | null {
  const { former, later, rename } = joined;
  const both = snapshots.find(({ session, members }) => isBefore(rename, session) && members.includes(former) && members.includes(later));
  const [one, other] = [spells.filter((spell) => isOfFormer(joined, spell)), spells.filter(({ instrumentId }) => instrumentId === later)];
  const overlap = one.find((spell) =>
    other.some(({ from, until }) => from < (spell.until ?? '9999') && spell.from < (until ?? '9999') && isBefore(rename, from)),
  );
  const on = both?.session ?? (snapshots.length === 0 ? overlap?.from : undefined);
  return on === undefined ? null : `${rename.former.symbol} and ${rename.symbol} are members at once, about ${on}`;
}

/** Weights of the sessions on which the former has one, all of each session: those of the former are then withdrawn. */
async function joinWeights(store: Store, universeId: string, { former, later, rename }: Joined) {
  const stored = await readWeights(store, universeId);
  const sessions = (stored.get(former)?.sessions ?? []).filter((session) => isBefore(rename, session));
  const bySession = new Map<string, Map<number, WeightRow>>(sessions.map((session) => [session, new Map<number, WeightRow>()]));
  for (const [id, { sessions: dates, weights }] of stored)
    dates.forEach((session, place) => {
      const instrumentId = id === former ? later : id;
      const known = bySession.get(session);
      const weight = weights[place];
      // Where the later one has a weight of its own that stands.
      if (known !== undefined && weight !== undefined && !(id === former && known.has(later)))
        known.set(instrumentId, { instrumentId, session, weight });
    });
  return sessions.map((session) => ({
    ...toWeightRows(universeId, [...(bySession.get(session)?.values() ?? [])], false),
    wholeSession: session,
  }));
}

/**
 * Makes one member of a security that is stored as two in a universe: in its lists, exact days, spells, weights and sector, in one commit. Answers
 * why not, or null. Earlier versions answer as they did.
 * @throws LeaseLost.
 */
export async function joinMembers(
  store: Store,
  universeId: string,
  joined: Joined,
  options: Omit<UniverseCommitOptions, 'source'>,
): Promise<string | null> {
  const { former, later } = joined;
  const [known, standing, sectors] = [
    await readKnownLists(store, universeId),
    await readMembership(store, universeId),
    await readSectors(store, universeId),
  ];
  const contradiction = findContradiction(joined, known.snapshots, standing);
  if (contradiction !== null) return contradiction;
  const snapshots = known.snapshots.map((snapshot) => joinSnapshot(joined, snapshot));
  const changed = snapshots.filter((snapshot, place) => snapshot !== known.snapshots[place]);
  const exact: ExactSpells | null =
    known.exact === null ? null : { ...known.exact, spells: toSpells(joinSpells(joined, known.exact.spells)) };
  const spells = snapshots.length > 0 ? deriveSpells(toLists(snapshots), exact) : joinSpells(joined, standing);
  const sector = sectors.get(former);
  const source = standing.find(({ instrumentId }) => instrumentId === former)?.source ?? 'import';
  await commitUniverseTables(
    store,
    [
      toMembershipRows(universeId, spells),
      ...changed.map((snapshot) => toSnapshotRows(universeId, snapshot)),
      ...(exact === null || !known.isExactKept ? [] : [toExactRows(universeId, exact)]),
      ...(await joinWeights(store, universeId, joined)),
      ...(sector === undefined || sectors.has(later) ? [] : [toSectorRows(universeId, [{ instrumentId: later, sector }], false)]),
    ],
    `renamed in ${universeId}`,
    { ...options, source },
  );
  return null;
}

function toSpells(spells: readonly SpellRow[]): ExactSpells['spells'] {
  return spells.map(({ instrumentId, from, until }) => ({ instrumentId, from, until }));
}
