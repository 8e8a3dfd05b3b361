import type { Calendar } from '@/lib/calendar/calendar';
import type { Holdings } from '@/lib/sources/holdings/holdings';
import type { UniverseCommitOptions } from '@/lib/store/commit-universe-rows';
import type { StoredInstrument } from '@/lib/store/instruments';
import { listSectorsFrom } from '@/lib/store/sectors';
import { commitSnapshot, type UniverseSnapshot } from '@/lib/store/snapshots';
import type { Store } from '@/lib/store/store';
import { upsertUniverse } from '@/lib/store/universes';
import { requireRealData } from '../commit/require-real-data';
import { groupBy } from '../group-by';
import { chooseUniverse } from '../import/choose-universe';
import type { UniverseImportOutcome } from '../import/record-universe-import';
import { joinRenamed } from '../renames/join-renamed';
import { ensureMembers } from '../securities/ensure-members';
import { compareStanding } from './compare-standing';
import { deriveSpells } from './derive-spells';
import { findDisagreement } from './find-disagreement';
import { listSectors, readKnownLists, toLists } from './known-lists';
import { prepareSnapshot, type PreparedSnapshot } from './prepare-snapshot';
import type { ResolvedHolding } from './resolve-holdings';
import { requireFunds, type UniverseFunds } from './universe-funds';

export interface SnapshotRequest {
  readonly store: Store;
  readonly universeId: string;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly holdings: Holdings;
  /** A second list of the same members that is compared, or null. */
  readonly second: Holdings | null;
  /** What messages call it. */
  readonly label: string;
  readonly force?: string | undefined;
  /** Whether the spells are left as they are, since more lists follow and `refreshSpells` then finds them. */
  readonly leavesSpells?: boolean | undefined;
}

function rankOf({ funds }: UniverseFunds, source: string): number {
  return funds.findIndex((fund) => fund.source === source);
}

function withIds(
  members: readonly ResolvedHolding[],
  instruments: ReadonlyMap<string, StoredInstrument>,
): (ResolvedHolding & { readonly instrumentId: number })[] {
  return members.flatMap((member) => {
    const instrument = instruments.get(member.symbol);
    return instrument === undefined ? [] : [{ ...member, instrumentId: instrument.id }];
  });
}

/** What a list is, in words. */
function describeList({ asOf, leftOut }: Holdings, { members, weightSum }: PreparedSnapshot): string {
  const reasons = [...groupBy(leftOut, ({ why }) => why)].map(([why, lines]) => `${lines.length} ${why}`);
  const sum = weightSum === null ? 'without weights' : `weights sum to ${(weightSum * 100).toFixed(2)}%`;
  return `${asOf}: ${members.length} members, ${sum}${reasons.length === 0 ? '' : `; left out ${leftOut.length} lines: ${reasons.join(', ')}`}`;
}

function toSnapshot(
  { asOf, source, leftOut }: Holdings,
  { unresolved, weightSum, confirmedBy }: PreparedSnapshot,
  members: readonly { readonly instrumentId: number; readonly sector: string | null }[],
): UniverseSnapshot {
  const ids = members.map(({ instrumentId }) => instrumentId).sort((one, other) => one - other);
  const bySector = groupBy(
    members.filter(({ sector }) => sector !== null),
    ({ sector }) => sector ?? '',
  );
  const sectors = Object.fromEntries(
    [...bySector]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([sector, own]) => [sector, own.map(({ instrumentId }) => instrumentId).sort((one, other) => one - other)]),
  );
  return { session: asOf, members: ids, sectors, leftOut: leftOut.length, unresolved, weightSum, confirmedBy, source };
}

/**
 * Stores what a fund holds as the members of a universe on that session, with their weights and sectors, and finds the spells anew. Where a
 * list of the fund's first choice stands for the session, another is only compared with it. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NothingToStore, LeaseLost: nothing is stored then.
 */
export async function storeSnapshot(
  request: SnapshotRequest,
  options: Omit<UniverseCommitOptions, 'source'>,
): Promise<UniverseImportOutcome> {
  const { store, universeId, calendar, now, holdings, second, label, force, leavesSpells = false } = request;
  const funds = requireFunds(universeId);
  const universe = await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'members');
  const joined =
    leavesSpells || options.fence === undefined ? [] : await joinRenamed({ store, now, fence: options.fence, runId: options.runId });
  const known = await readKnownLists(store, universeId);
  const prepared = await prepareSnapshot({ store, calendar, now, universe, funds, known, holdings, second, label, force });
  const instruments = await ensureMembers(
    store,
    prepared.members.map(({ symbol }) => symbol),
  );
  const members = withIds(prepared.members, instruments);
  const standing = known.snapshots.find(({ session }) => session === holdings.asOf);
  const isOutranked = standing !== undefined && rankOf(funds, standing.source) < rankOf(funds, holdings.source);
  const found = toSnapshot(holdings, prepared, members);
  const confirmedBy =
    found.confirmedBy ?? (standing === undefined || standing.source === found.source ? (standing?.confirmedBy ?? null) : standing.source);
  const snapshot = isOutranked ? { ...standing, confirmedBy: standing.confirmedBy ?? holdings.source } : { ...found, confirmedBy };
  const snapshots = [...known.snapshots.filter(({ session }) => session !== snapshot.session), snapshot].sort((one, other) =>
    one.session < other.session ? -1 : 1,
  );
  const kept = await listSectorsFrom(store, universeId, 'import');
  await upsertUniverse(store, universe);
  const result = await commitSnapshot(
    store,
    universeId,
    {
      snapshot,
      spells: leavesSpells ? null : deriveSpells(toLists(snapshots), known.exact),
      weights: isOutranked
        ? []
        : members.flatMap(({ instrumentId, weight }) => (weight === null ? [] : [{ instrumentId, session: snapshot.session, weight }])),
      // What a person imported is not changed by a fund.
      sectors: [...listSectors(snapshots)].flatMap(([instrumentId, sector]) => (kept.has(instrumentId) ? [] : [{ instrumentId, sector }])),
      exact: known.isExactKept ? null : known.exact,
    },
    { ...options, source: holdings.source },
  );
  const disagreements = await findDisagreement(store, known.exact, snapshot);
  const other =
    standing === undefined || standing.source === found.source
      ? []
      : [
          `${isOutranked ? `the list of ${standing.source} stands for that session; this one was compared with it` : `it takes the place of the list of ${standing.source}`}: ${await compareStanding(store, found, standing)}`,
        ];
  return {
    result,
    rowsSeen: holdings.holdings.length + holdings.leftOut.length,
    remarks: [...joined, describeList(holdings, prepared), ...other, ...prepared.remarks, ...disagreements],
  };
}
