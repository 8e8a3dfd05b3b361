import { countDaysFromCivil, joinDate, splitDate, type CivilParts } from './civil-date';
import type { SessionDate } from './session-date';

/** Every month has these. */
const fewestDays = 28;

/**
 * The same day `months` calendar months later (earlier when negative), or the last day of that month where it has no such day:
 * six months before 2024-08-31 is 2024-02-29. A year is twelve months. The answer need not be a session.
 * @throws RangeError when `months` is not whole, or the answer lies outside the years 0000-9999.
 */
export function shiftMonths(date: SessionDate, months: number): SessionDate {
  if (!Number.isInteger(months)) throw new RangeError(`Months are counted whole, not ${months}`);
  const { year, month, day } = splitDate(date);
  const count = year * 12 + (month - 1) + months;
  const shifted = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return joinDate(shifted.year, shifted.month, day <= fewestDays ? day : Math.min(day, countDays(shifted)));
}

/** How many days a month has. */
function countDays({ year, month }: Pick<CivilParts, 'year' | 'month'>): number {
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return countDaysFromCivil({ ...next, day: 1 }) - countDaysFromCivil({ year, month, day: 1 });
}
