import { countDaysFromCivil, weekdayOfDayNumber, weekdays } from './civil-date';
import { easterSunday } from './easter-sunday';
import { lastWeekday, nthWeekday } from './weekday-of-month';

/** Closures that no rule gives: mourning, blackouts, storms, the week of 2001-09-11. */
export const specialClosures: readonly string[] = [
  '1972-12-28',
  '1973-01-25',
  '1977-07-14',
  '1985-09-27',
  '1994-04-27',
  '2001-09-11',
  '2001-09-12',
  '2001-09-13',
  '2001-09-14',
  '2004-06-11',
  '2007-01-02',
  '2012-10-29',
  '2012-10-30',
  '2018-12-05',
  '2025-01-09',
];

/** A holiday on Saturday is kept on Friday, one on Sunday on Monday. */
function toNearestWeekday(dayNumber: number): number {
  const day = weekdayOfDayNumber(dayNumber);
  if (day === weekdays.saturday) return dayNumber - 1;
  return day === weekdays.sunday ? dayNumber + 1 : dayNumber;
}

/** New Year on a Saturday is not kept at all: the exchange does not close on the last session of a year. */
function newYear(year: number): number[] {
  const first = countDaysFromCivil({ year, month: 1, day: 1 });
  return weekdayOfDayNumber(first) === weekdays.saturday ? [] : [toNearestWeekday(first)];
}

/** The exchange closed for presidential elections until 1980: the Tuesday after the first Monday of November. */
function electionDay(year: number): number[] {
  return year <= 1980 && year % 4 === 0 ? [nthWeekday(year, 11, weekdays.monday, 1) + 1] : [];
}

/**
 * Day numbers of the holidays of `year` that close US equities all day, from 1971 on; special closures are listed apart.
 * Source: NYSE rule 7.2 and its holiday schedules.
 */
export function listHolidays(year: number): number[] {
  return [
    ...newYear(year),
    ...(year >= 1998 ? [nthWeekday(year, 1, weekdays.monday, 3)] : []),
    nthWeekday(year, 2, weekdays.monday, 3),
    easterSunday(year) - 2,
    lastWeekday(year, 5, weekdays.monday),
    ...(year >= 2022 ? [toNearestWeekday(countDaysFromCivil({ year, month: 6, day: 19 }))] : []),
    toNearestWeekday(countDaysFromCivil({ year, month: 7, day: 4 })),
    nthWeekday(year, 9, weekdays.monday, 1),
    ...electionDay(year),
    nthWeekday(year, 11, weekdays.thursday, 4),
    toNearestWeekday(countDaysFromCivil({ year, month: 12, day: 25 })),
  ];
}
