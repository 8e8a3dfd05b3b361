import 'server-only';
import { firstCalendarDate } from '@/lib/calendar/calendar';
import { isFinalClose } from '@/lib/calendar/final-close';
import { newYorkDate } from '@/lib/calendar/new-york-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { getCalendar } from './get-calendar';

/** Exchange sessions after `last` whose close is final at `now` (75 minutes after the bell); all of none is 0. */
export function countSessionsBehind(last: SessionDate | null, now: string): number {
  if (last === null || last < firstCalendarDate) return 0;
  const calendar = getCalendar();
  return calendar.sessionsBetween(last, newYorkDate(now)).filter((session) => session > last && isFinalClose(calendar, session, now))
    .length;
}
