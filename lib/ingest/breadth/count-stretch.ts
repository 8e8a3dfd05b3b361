import type { SessionDate } from '@/lib/calendar/session-date';
import { breadthCounts } from '@/lib/metrics';
import type { BreadthKey } from '@/lib/store/breadth-days';
import { readMemberCloses } from '@/lib/store/member-closes';
import { readMembership } from '@/lib/store/memberships';
import type { Store } from '@/lib/store/store';
import { toCountedDays, type CountedDays } from '@/lib/market/universe/counted-days';
import { averageWindows, highSessions } from '@/lib/market/universe/universe';
import { spellsToSpans } from '@/lib/market/universe/spells-to-spans';

/**
 * Counts the sessions `[from, to)` of `sessions` (the exchange's, from the first that the calendar knows), reading only the closes
 * that their windows need. Sessions on which no member has a close get no row; null where `sessions` has none of them.
 */
export async function countStretch(
  { store }: { readonly store: Store },
  { universeId, basis }: BreadthKey,
  sessions: readonly SessionDate[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<CountedDays | null> {
  const readFrom = Math.max(0, from - highSessions);
  const stretch = sessions.slice(readFrom, to);
  if (stretch.length === 0) return null;
  const spansOf = spellsToSpans(await readMembership(store, universeId), stretch);
  const closes = await readMemberCloses(store, { universeId, basis }, stretch, (aligned) => aligned);
  const none = new Float64Array(stretch.length).fill(Number.NaN);
  const ids = [...spansOf.keys()];
  const counts = breadthCounts(
    { sessionCount: stretch.length, firstOrdinal: readFrom, closes: ids.map((id) => closes.get(id) ?? none), spans: [...spansOf.values()] },
    { averageSessions: averageWindows, highSessions, from: from - readFrom, to: to - readFrom },
  );
  return toCountedDays(stretch, counts, from - readFrom, to - readFrom);
}
