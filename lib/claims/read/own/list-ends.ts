import { createCalendar, firstCalendarDate } from '@/lib/calendar/calendar';
import { addDays } from '@/lib/calendar/civil-date';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { shiftMonths } from '@/lib/calendar/shift-months';
import { sessionUpTo } from '../place-date';
import type { Mentions } from './mentions';
import type { Values } from './search-values';

const calendar = createCalendar();

function endOf(first: SessionDate, months: number): SessionDate {
  return sessionUpTo(addDays(shiftMonths(first, months), -1));
}

// Each candidate asks for its year, of which there are no more than the calendar has.
const known = new Map<string, readonly SessionDate[]>();

/** The sessions of the year of a date, where the rules of the calendar know them. */
export function listYear(date: string): readonly SessionDate[] {
  const year = date.slice(0, 4);
  if (year <= firstCalendarDate.slice(0, 4) || !/^(?:19|20)\d\d$/u.test(year)) return [];
  const sessions = known.get(year) ?? calendar.sessionsBetween(parseSessionDate(`${year}-01-01`), parseSessionDate(`${year}-12-31`));
  known.set(year, sessions);
  return sessions;
}

/** The sessions that a claim in some unit can be about, by the days, months, quarters and years that its sentence names. */
export function listEnds({ unit, part, toDate }: Values, { days, months, quarters, years, numbers }: Mentions): readonly SessionDate[] {
  if (part === 'first-half') return years.map((year) => endOf(year, 6));
  if (part === 'first-sessions' || part === 'to-date')
    return years.flatMap((year) => numbers.flatMap((count) => listYear(year)[count - 1] ?? []));
  if (unit === 'session' || unit === 'week' || toDate === 'yes') return days;
  // "Up to" a day is said of units, too.
  if (unit === 'month') return [...months.map((month) => endOf(month, 1)), ...days];
  if (unit === 'quarter') return [...quarters.map((quarter) => endOf(quarter, 3)), ...days];
  return [...years.map((year) => endOf(year, 12)), ...days];
}
