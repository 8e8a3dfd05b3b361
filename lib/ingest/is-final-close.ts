import type { Calendar } from '@/lib/calendar/calendar';
import { firstCalendarDate } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';

/** Minutes from the closing bell to the moment a close counts (definitions G13). */
export const finalAfterMinutes = 75;

/** The instant from which the close of `session` is final, in milliseconds since 1970. */
export function finalInstantMs(calendar: Calendar, session: SessionDate): number {
  return Date.parse(calendar.closeInstant(session)) + finalAfterMinutes * 60_000;
}

/** Whether at `now` (ISO instant) the close of `session` is final: 75 minutes after the bell. Sessions before 1971 are. */
export function isFinalClose(calendar: Calendar, session: SessionDate, now: string): boolean {
  return session < firstCalendarDate || Date.parse(now) >= finalInstantMs(calendar, session);
}
