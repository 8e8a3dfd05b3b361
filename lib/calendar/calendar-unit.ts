import { splitDate, toDayNumber } from './civil-date';
import type { SessionDate } from './session-date';

/** What sessions are gathered to, the shortest first; each is a noun as it stands in a sentence, too. */
export const calendarUnits = ['session', 'week', 'month', 'quarter', 'year'] as const;

export type CalendarUnit = (typeof calendarUnits)[number];

// Day 0 was a Thursday; weeks begin on Monday, so that the Saturday sessions held until 1952 end theirs.
const daysFromMonday = 3;

/** Number of the unit that `date` lies in: dates of one unit share it, and later units have higher ones. Says nothing about trading. */
export function numberUnit(date: SessionDate, unit: CalendarUnit): number {
  if (unit === 'session') return toDayNumber(date);
  if (unit === 'week') return Math.floor((toDayNumber(date) + daysFromMonday) / 7);
  const { year, month } = splitDate(date);
  if (unit === 'month') return year * 12 + month - 1;
  return unit === 'quarter' ? year * 4 + Math.floor((month - 1) / 3) : year;
}
