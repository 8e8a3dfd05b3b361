import { firstCalendarDate, type Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { CountedDays } from '@/lib/market/universe/counted-days';
import type { BreadthKey } from '@/lib/store/breadth-days';
import { spanMemberCloses } from '@/lib/store/member-closes';
import type { Store } from '@/lib/store/store';
import { countStretch } from './count-stretch';

/** The closes of a universe's members: the first and last session, and those of the exchange up to it. Null without any. */
export async function spanSessions(
  { store, calendar }: { readonly store: Store; readonly calendar: Calendar },
  universeId: string,
): Promise<{ readonly first: SessionDate; readonly last: SessionDate; readonly sessions: readonly SessionDate[] } | null> {
  const span = await spanMemberCloses(store, universeId);
  if (span === null || span.last < firstCalendarDate) return null;
  return { ...span, sessions: calendar.sessionsBetween(firstCalendarDate, span.last) };
}

/** The counts of a universe on every session from the first close of a member on; null where there is none. Reads only. */
export async function countWhole(
  options: { readonly store: Store; readonly calendar: Calendar },
  key: BreadthKey,
): Promise<CountedDays | null> {
  const span = await spanSessions(options, key.universeId);
  if (span === null) return null;
  const from = span.sessions.findIndex((session) => session >= span.first);
  return await countStretch(options, key, span.sessions, { from: Math.max(0, from), to: span.sessions.length });
}
