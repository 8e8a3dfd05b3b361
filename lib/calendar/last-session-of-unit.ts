import type { Calendar } from './calendar';
import { numberUnit, type CalendarUnit } from './calendar-unit';
import type { SessionDate } from './session-date';

/**
 * The session that ends the unit of `session`, which may be itself: of 2024-03-25 in weeks 2024-03-28, since Good Friday is no session.
 * @throws RangeError before `firstCalendarDate`.
 */
export function lastSessionOfUnit(calendar: Calendar, session: SessionDate, unit: CalendarUnit): SessionDate {
  const number = numberUnit(session, unit);
  let last = session;
  for (let next = calendar.nextSession(last); numberUnit(next, unit) === number; next = calendar.nextSession(last)) last = next;
  return last;
}
