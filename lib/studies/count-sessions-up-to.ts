import type { SessionDate } from '@/lib/calendar/session-date';

/** Number of sessions on or before `date` (sessions ascend). */
export function countSessionsUpTo(sessions: readonly SessionDate[], date: SessionDate): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const session = sessions[middle];
    if (session !== undefined && session <= date) low = middle + 1;
    else high = middle;
  }
  return low;
}
