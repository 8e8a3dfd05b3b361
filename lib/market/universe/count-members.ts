import type { SessionDate } from '@/lib/calendar/session-date';
import { breadthCounts } from '@/lib/metrics';
import { toCountedDays, type CountedDays } from './counted-days';
import { averageWindows, highSessions } from './universe';

export interface MembersToCount {
  readonly sessions: readonly SessionDate[];
  /** Ordinal of the first of them on the exchange calendar. */
  readonly firstOrdinal: number;
  /** One array a member, aligned with `sessions`. */
  readonly closes: readonly Float64Array[];
  /** Their spells as half-open positions. */
  readonly spans: readonly Int32Array[];
}

/** Counts every session, on this thread. */
export function countMembers({ sessions, firstOrdinal, closes, spans }: MembersToCount): CountedDays {
  const counts = breadthCounts(
    { sessionCount: sessions.length, firstOrdinal, closes, spans },
    { averageSessions: averageWindows, highSessions },
  );
  return toCountedDays(sessions, counts, 0, sessions.length);
}
