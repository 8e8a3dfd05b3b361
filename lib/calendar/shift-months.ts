import { addDays, joinDate, splitDate } from './civil-date';
import type { SessionDate } from './session-date';

/**
 * The same day `months` calendar months later (earlier when negative), or the last day of that month where it has no such day:
 * six months before 2024-08-31 is 2024-02-29. A year is twelve months. The answer need not be a session.
 * @throws RangeError when `months` is not whole, or the answer lies outside the years 0000-9999.
 */
export function shiftMonths(date: SessionDate, months: number): SessionDate {
  if (!Number.isInteger(months)) throw new RangeError(`Months are counted whole, not ${months}`);
  const { year, month, day } = splitDate(date);
  const count = year * 12 + (month - 1) + months;
  const first = joinDate(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1, 1);
  const lastDay = splitDate(addDays(startOfNextMonth(first), -1)).day;
  return addDays(first, Math.min(day, lastDay) - 1);
}

function startOfNextMonth(first: SessionDate): SessionDate {
  const { year, month } = splitDate(first);
  return month === 12 ? joinDate(year + 1, 1, 1) : joinDate(year, month + 1, 1);
}
