import type { SessionDate } from '@/lib/calendar/session-date';
import { addCounts, breadthCounts, spreadValues, type BreadthCounts } from '@/lib/metrics';
import { toCountedDays, type CountedDays } from './counted-days';
import type { MemberCloses } from './member-closes';
import { averageWindows, highSessions } from './universe';

export interface MembersToCount {
  readonly sessions: readonly SessionDate[];
  /** Ordinal of the first of them on the exchange calendar. */
  readonly firstOrdinal: number;
  /** Of each member, aligned with `sessions`. */
  readonly closes: readonly MemberCloses[];
  /** Their spells as half-open positions. */
  readonly spans: readonly Int32Array[];
}

// Laid out over all sessions the members of an index that is old are a hundred megabytes.
const laidOutAtOnce = 32;

/** Counts every session, on this thread. */
export function countMembers({ sessions, firstOrdinal, closes, spans }: MembersToCount): CountedDays {
  const sessionCount = sessions.length;
  const columns = Array.from({ length: Math.min(laidOutAtOnce, closes.length) }, () => new Float64Array(sessionCount));
  const countFrom = (at: number): BreadthCounts => {
    const some = closes
      .slice(at, at + laidOutAtOnce)
      .map((own, place) => spreadValues(own, columns[place] ?? new Float64Array(sessionCount)));
    return breadthCounts(
      { sessionCount, firstOrdinal, closes: some, spans: spans.slice(at, at + laidOutAtOnce) },
      { averageSessions: averageWindows, highSessions },
    );
  };
  let counts = countFrom(0);
  for (let at = laidOutAtOnce; at < closes.length; at += laidOutAtOnce) counts = addCounts(counts, countFrom(at));
  return toCountedDays(sessions, counts, 0, sessionCount);
}
