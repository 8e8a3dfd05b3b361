import { countDaysFromCivil, fromDayNumber, splitDate, toDayNumber, weekdays } from './civil-date';
import { isSessionDate, type SessionDate } from './session-date';
import { lastWeekday, nthWeekday } from './weekday-of-month';

const { sunday } = weekdays;
const minutesPerDay = 1440;

/** Day number on which New York's clocks go forward in `year`. Source: Uniform Time Act 1966 and its changes of 1973, 1975, 1986 and 2005. */
function daylightStart(year: number): number {
  if (year >= 2007) return nthWeekday(year, 3, sunday, 2);
  if (year >= 1987) return nthWeekday(year, 4, sunday, 1);
  if (year === 1974) return countDaysFromCivil({ year, month: 1, day: 6 });
  if (year === 1975) return countDaysFromCivil({ year, month: 2, day: 23 });
  return lastWeekday(year, 4, sunday);
}

function daylightEnd(year: number): number {
  return year >= 2007 ? nthWeekday(year, 11, sunday, 1) : lastWeekday(year, 10, sunday);
}

/**
 * Whether New York keeps daylight time at noon of the date with this day number. Before 1967, when states chose for themselves, the rule
 * of 1967 is used: an hour may be off there, the date of a trading hour is not.
 */
export function isDaylightDate(dayNumber: number): boolean {
  const { year } = splitDate(fromDayNumber(dayNumber));
  return dayNumber >= daylightStart(year) && dayNumber < daylightEnd(year);
}

/** Clocks change at 02:00 local time: 07:00 UTC in spring (from standard time), 06:00 UTC in autumn (from daylight time). */
function isDaylightInstant(utcMinutes: number): boolean {
  const { year } = splitDate(fromDayNumber(Math.floor(utcMinutes / minutesPerDay)));
  const start = daylightStart(year) * minutesPerDay + 7 * 60;
  const end = daylightEnd(year) * minutesPerDay + 6 * 60;
  return utcMinutes >= start && utcMinutes < end;
}

const instantPattern = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?Z$/;

/**
 * Whole minutes from 1970 to an instant.
 * @throws RangeError when `isoInstant` is not `YYYY-MM-DDTHH:MM[:SS[.fraction]]Z`.
 */
export function toUtcMinutes(isoInstant: string): number {
  const [, date = '', hour = '', minute = ''] = instantPattern.exec(isoInstant) ?? [];
  if (!isSessionDate(date)) throw new RangeError(`"${isoInstant}" is no instant; one is written in UTC, as 2024-07-16T20:00:00Z`);
  return toDayNumber(date) * minutesPerDay + Number(hour) * 60 + Number(minute);
}

/**
 * What calendars and clocks in New York show at an instant: the date, and the whole minutes since its midnight as the clock shows them.
 * @throws RangeError when `isoInstant` is not `YYYY-MM-DDTHH:MM[:SS[.fraction]]Z`.
 */
export function newYorkClock(isoInstant: string): { readonly date: SessionDate; readonly minutes: number } {
  const utcMinutes = toUtcMinutes(isoInstant);
  const local = utcMinutes - (isDaylightInstant(utcMinutes) ? 4 : 5) * 60;
  const dayNumber = Math.floor(local / minutesPerDay);
  return { date: fromDayNumber(dayNumber), minutes: local - dayNumber * minutesPerDay };
}

/**
 * The date in New York at an instant.
 * @throws RangeError when `isoInstant` is not `YYYY-MM-DDTHH:MM[:SS[.fraction]]Z`.
 */
export function newYorkDate(isoInstant: string): SessionDate {
  return newYorkClock(isoInstant).date;
}
