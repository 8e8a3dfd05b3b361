import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { newYorkDate } from '@/lib/calendar/new-york-date';
import { getCalendar } from './get-calendar';

const finalAfterMs = 75 * 60_000;

/** Exchange sessions after `last` whose close is final at `now` (75 minutes after the bell); all of none is 0. */
export function countSessionsBehind(last: SessionDate | null, now: string): number {
  if (last === null || last < '1971-01-01') return 0;
  const calendar = getCalendar();
  const instant = Date.parse(now);
  const later = calendar.sessionsBetween(last, newYorkDate(now)).filter((session) => session > last);
  return later.filter((session) => Date.parse(calendar.closeInstant(session)) + finalAfterMs <= instant).length;
}
