import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { addDays } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { shiftMonths } from '@/lib/calendar/shift-months';

/** The day from which on "in two years" looks: so long before the session. */
export function lookBack(session: SessionDate, unit: CalendarUnit, count: number): SessionDate {
  if (unit === 'week') return addDays(session, -7 * count);
  return shiftMonths(session, -count * (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1));
}
