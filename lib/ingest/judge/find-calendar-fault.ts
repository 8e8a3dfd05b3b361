import { firstCalendarDate, type Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';

/**
 * Why a row of this date must not be stored, or null: the exchange was closed, or the session lies after `newest`.
 * Before 1971 the stored sessions are the calendar, so every date passes.
 */
export function findCalendarFault(calendar: Calendar, session: SessionDate, newest: SessionDate): string | null {
  if (session > newest) return `in the future: the newest session is ${newest}`;
  if (session >= firstCalendarDate && !calendar.isSession(session)) return 'not a session of the exchange';
  return null;
}
