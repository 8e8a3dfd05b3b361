import type { SessionDate } from '@/lib/calendar/session-date';

/** A list of members of a session. */
export interface MemberList {
  readonly session: SessionDate;
  readonly members: ReadonlySet<number>;
}

/** A spell whose days are known to lie between two sessions, or exactly where those are null. */
export interface BracketedSpell {
  readonly instrumentId: number;
  readonly from: SessionDate;
  /** Exclusive; null while it lasts. */
  readonly until: SessionDate | null;
  /** The last session before `from` on which it was no member; null where nothing earlier is known. */
  readonly lastWithout: SessionDate | null;
  /** The last session before `until` on which it was one; null while it lasts. */
  readonly lastWith: SessionDate | null;
}

/** Spells by comparing lists of members, ascending by session: from the first that has a name to the first that lacks it. */
export function compareSnapshots(lists: readonly MemberList[]): BracketedSpell[] {
  const open = new Map<number, Pick<BracketedSpell, 'from' | 'lastWithout'>>();
  const spells: BracketedSpell[] = [];
  lists.forEach(({ session, members }, place) => {
    const before = lists[place - 1]?.session ?? null;
    for (const [instrumentId, start] of open) {
      if (members.has(instrumentId)) continue;
      spells.push({ instrumentId, ...start, until: session, lastWith: before });
      open.delete(instrumentId);
    }
    for (const instrumentId of members) if (!open.has(instrumentId)) open.set(instrumentId, { from: session, lastWithout: before });
  });
  for (const [instrumentId, start] of open) spells.push({ instrumentId, ...start, until: null, lastWith: null });
  return spells.sort((one, other) => one.instrumentId - other.instrumentId || (one.from < other.from ? -1 : 1));
}
