import type { SessionDate } from '@/lib/calendar/session-date';
import { countSessionsUpTo } from '../count-sessions-up-to';

/** A spell of membership; `until` is exclusive, null while it lasts. */
export interface MembershipSpell {
  readonly instrumentId: number;
  readonly from: SessionDate;
  readonly until: SessionDate | null;
}

/** How many of the sessions lie before a date: the position of the first that does not. */
export function countBefore(sessions: readonly SessionDate[], date: SessionDate): number {
  const upTo = countSessionsUpTo(sessions, date);
  return sessions[upTo - 1] === date ? upTo - 1 : upTo;
}

/** Spells as half-open positions into `sessions`, ascending, by instrument; spells outside of them are left out, their instrument is not. */
export function spellsToSpans(spells: readonly MembershipSpell[], sessions: readonly SessionDate[]): Map<number, Int32Array> {
  const pairs = new Map<number, [number, number][]>();
  for (const { instrumentId, from, until } of spells) {
    const own = pairs.get(instrumentId) ?? [];
    pairs.set(instrumentId, own);
    const [first, end] = [countBefore(sessions, from), until === null ? sessions.length : countBefore(sessions, until)];
    if (first < end) own.push([first, end]);
  }
  return new Map([...pairs].map(([id, own]) => [id, Int32Array.from(own.sort(([one], [other]) => one - other).flat())]));
}
