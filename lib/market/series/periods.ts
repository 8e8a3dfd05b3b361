import { addDays, countDaysBetween, joinDate, splitDate } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { shiftMonths } from '@/lib/calendar/shift-months';
import type { Frequency } from './series';

const monthsOf: Readonly<Record<Frequency, number | null>> = { daily: null, weekly: null, monthly: 1, quarterly: 3, yearly: 12 };

/** The period that a day lies in, as series name it: its first day. A week is named by its own last day, which no other day tells, and a day by itself. */
export function periodOf(day: SessionDate, frequency: Frequency): SessionDate {
  const months = monthsOf[frequency];
  if (months === null) return day;
  const { year, month } = splitDate(day);
  return joinDate(year, month - ((month - 1) % months), 1);
}

/** The last day of a period. */
export function periodEnd(period: SessionDate, frequency: Frequency): SessionDate {
  const months = monthsOf[frequency];
  return months === null ? period : addDays(shiftMonths(period, months), -1);
}

/** The period after this one: of a daily series the next day. */
export function nextPeriod(period: SessionDate, frequency: Frequency): SessionDate {
  const months = monthsOf[frequency];
  if (months !== null) return shiftMonths(period, months);
  return addDays(period, frequency === 'weekly' ? 7 : 1);
}

// Days from one value to the next, in the middle of a series.
const usualGaps: readonly (readonly [Frequency, number, number])[] = [
  ['daily', 1, 4],
  ['weekly', 6, 9],
  ['monthly', 27, 32],
  ['quarterly', 88, 93],
  ['yearly', 364, 367],
];

/** How often a series has a value, by the days between its dates, ascending; null where they tell nothing that is known here. */
export function findFrequency(days: readonly SessionDate[]): Frequency | null {
  const gaps = days
    .slice(1)
    .map((day, place) => countDaysBetween(days[place] ?? day, day))
    .sort((one, other) => one - other);
  const middle = gaps[Math.floor(gaps.length / 2)];
  if (middle === undefined) return null;
  return usualGaps.find(([, least, most]) => middle >= least && middle <= most)?.[0] ?? null;
}
