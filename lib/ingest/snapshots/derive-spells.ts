import type { SessionDate } from '@/lib/calendar/session-date';
import { isTodaysList } from '@/lib/market/universe/survivorship-of';
import { compareSnapshots, type BracketedSpell, type MemberList } from './compare-snapshots';

interface ExactSpell {
  readonly instrumentId: number;
  readonly from: SessionDate;
  readonly until: SessionDate | null;
}

/** Exact days from a file, which speaks of every day up to `knownTo`. */
export interface ExactDays {
  readonly spells: readonly ExactSpell[];
  readonly knownTo: SessionDate;
}

/** The last day that a list of spells speaks of: of later ones it says nothing. Null for none. */
export function findKnownTo(spells: readonly Pick<ExactSpell, 'from' | 'until'>[]): SessionDate | null {
  return spells
    .flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
    .reduce<SessionDate | null>((last, date) => (last === null || date > last ? date : last), null);
}

/** Whether exact days are of a list that nobody ever left: today's, applied to the past. It stands up to the first snapshot alone. */
export function isOfToday(exact: ExactDays | null): boolean {
  return exact !== null && isTodaysList(exact.spells);
}

function membersOn(spells: readonly ExactSpell[], session: SessionDate): MemberList {
  return {
    session,
    members: new Set(
      spells.filter(({ from, until }) => from <= session && (until === null || session < until)).map(({ instrumentId }) => instrumentId),
    ),
  };
}

/** Spells that touch become one: what the exact days begin or end with, snapshots before and after them may carry on. */
function joinAt(
  spells: readonly ExactSpell[],
  earlier: readonly BracketedSpell[],
  later: readonly BracketedSpell[],
  knownFrom: SessionDate,
  knownTo: SessionDate,
): BracketedSpell[] {
  const begun = new Map(earlier.filter(({ until }) => until === null).map((spell) => [spell.instrumentId, spell]));
  const going = new Map(later.filter(({ from }) => from === knownTo).map((spell) => [spell.instrumentId, spell]));
  return spells.map(({ instrumentId, from, until }) => {
    const before = from === knownFrom ? begun.get(instrumentId) : undefined;
    const after = until === null ? going.get(instrumentId) : undefined;
    return {
      instrumentId,
      from: before?.from ?? from,
      lastWithout: before?.lastWithout ?? null,
      until: after?.until ?? until,
      lastWith: after?.lastWith ?? null,
    };
  });
}

/** Spells by comparing snapshots, and before the first of them those of today's list: who is on that and in no snapshot leaves with the first. */
function putBefore({ session: first }: MemberList, todays: readonly ExactSpell[], compared: readonly BracketedSpell[]): BracketedSpell[] {
  const beginnings = new Map(compared.filter(({ from }) => from === first).map((spell) => [spell.instrumentId, spell]));
  const earlier = todays
    .filter(({ from }) => from < first)
    .map(({ instrumentId, from }) => ({
      ...(beginnings.get(instrumentId) ?? { instrumentId, until: first, lastWithout: null, lastWith: null }),
      from,
    }));
  const carried = new Set(earlier.map(({ instrumentId }) => instrumentId));
  return inOrder([...earlier, ...compared.filter(({ instrumentId, from }) => from !== first || !carried.has(instrumentId))]);
}

function inOrder(spells: readonly BracketedSpell[]): BracketedSpell[] {
  return [...spells].sort((one, other) => one.instrumentId - other.instrumentId || (one.from < other.from ? -1 : 1));
}

/**
 * The spells of a universe: from exact days as far as those reach, by comparing snapshots before and after. Snapshots in between say nothing
 * more. A list that nobody ever left is today's, applied to the past: it stands up to the first snapshot.
 * @param lists ascending by session
 */
export function deriveSpells(lists: readonly MemberList[], exact: ExactDays | null): BracketedSpell[] {
  const [first] = lists;
  if (exact === null || exact.spells.length === 0) return compareSnapshots(lists);
  if (first !== undefined && isOfToday(exact)) return putBefore(first, exact.spells, compareSnapshots(lists));
  const { spells, knownTo } = exact;
  const knownFrom = spells.reduce((first, { from }) => (from < first ? from : first), knownTo);
  const earlier = compareSnapshots([...lists.filter(({ session }) => session < knownFrom), membersOn(spells, knownFrom)]);
  const later = compareSnapshots([membersOn(spells, knownTo), ...lists.filter(({ session }) => session > knownTo)]);
  const outside = [...earlier.filter(({ until }) => until !== null), ...later.filter(({ from }) => from > knownTo)];
  return inOrder([...outside, ...joinAt(spells, earlier, later, knownFrom, knownTo)]);
}
