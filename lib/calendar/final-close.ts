import { firstCalendarDate, type Calendar } from './calendar';
import { newYorkDate, toUtcMinutes } from './new-york-date';
import type { SessionDate } from './session-date';

/** Minutes from the closing bell to the moment a close counts (G13). */
const finalAfterMinutes = 75;
const minuteMs = 60_000;

/** The instant from which the close of `session` is final, in milliseconds since 1970. */
export function finalInstantMs(calendar: Calendar, session: SessionDate): number {
  return (toUtcMinutes(calendar.closeInstant(session)) + finalAfterMinutes) * minuteMs;
}

/** Whether at `now` (ISO instant) the close of `session` is final: 75 minutes after the bell. Sessions before 1971 are. */
export function isFinalClose(calendar: Calendar, session: SessionDate, now: string): boolean {
  return session < firstCalendarDate || toUtcMinutes(now) * minuteMs >= finalInstantMs(calendar, session);
}

/** The newest session that has begun or may have by `now` (ISO instant): today's, else the one before. */
export function newestSession(calendar: Calendar, now: string): SessionDate {
  const today = newYorkDate(now);
  return calendar.isSession(today) ? today : calendar.previousSession(today);
}

/** The newest session whose close is final at `now` (ISO instant): what a complete history ends with. */
export function newestFinalSession(calendar: Calendar, now: string): SessionDate {
  const newest = newestSession(calendar, now);
  return isFinalClose(calendar, newest, now) ? newest : calendar.previousSession(newest);
}
