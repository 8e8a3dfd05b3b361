import { lastSessionTo } from '@/lib/calendar/first-session-from';
import type { SessionDate } from '@/lib/calendar/session-date';

/** Number of sessions on or before `date` (sessions ascend). */
export function countSessionsUpTo(sessions: readonly SessionDate[], date: SessionDate): number {
  return lastSessionTo(sessions, date) + 1;
}
