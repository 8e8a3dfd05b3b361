import { countDaysFromCivil, weekdayOfDayNumber, weekdays } from './civil-date';
import { nthWeekday } from './weekday-of-month';

/** 13:00 closes that no rule gives. */
export const specialHalfDays: readonly string[] = ['1997-12-26', '1999-12-31', '2003-12-26'];

function keepOn(dayNumber: number, days: readonly number[]): number[] {
  return days.includes(weekdayOfDayNumber(dayNumber)) ? [dayNumber] : [];
}

/** Around Independence Day: 3 July since 1995 (on a Wednesday only since 2013), and Friday 5 July until 2012. */
function independenceHalfDays(year: number): number[] {
  if (year < 1995) return [];
  const days = [weekdays.monday, weekdays.tuesday, weekdays.thursday, ...(year >= 2013 ? [weekdays.wednesday] : [])];
  const eve = keepOn(countDaysFromCivil({ year, month: 7, day: 3 }), days);
  return year <= 2012 ? [...eve, ...keepOn(countDaysFromCivil({ year, month: 7, day: 5 }), [weekdays.friday])] : eve;
}

/**
 * Day numbers of the sessions of `year` that end at 13:00 by rule. May name days that are closed for another reason.
 * Source: NYSE early-closing schedules.
 */
export function listHalfDays(year: number): number[] {
  const { monday, tuesday, wednesday, thursday } = weekdays;
  return [
    ...independenceHalfDays(year),
    ...(year >= 1992 ? [nthWeekday(year, 11, thursday, 4) + 1] : []),
    ...keepOn(countDaysFromCivil({ year, month: 12, day: 24 }), [monday, tuesday, wednesday, thursday]),
  ];
}
