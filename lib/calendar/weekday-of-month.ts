import { countDaysFromCivil, weekdayOfDayNumber } from './civil-date';

/** Day number of the `nth` (1 = first) given weekday of a month: the third Monday of January is `nthWeekday(year, 1, 1, 3)`. */
export function nthWeekday(year: number, month: number, day: number, nth: number): number {
  const first = countDaysFromCivil({ year, month, day: 1 });
  return first + ((day - weekdayOfDayNumber(first) + 7) % 7) + (nth - 1) * 7;
}

/** Day number of the last given weekday of a month that ends before the year does (January to November). */
export function lastWeekday(year: number, month: number, day: number): number {
  const last = countDaysFromCivil({ year, month: month + 1, day: 1 }) - 1;
  return last - ((weekdayOfDayNumber(last) - day + 7) % 7);
}
