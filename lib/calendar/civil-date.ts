import { isCivilDate, parseSessionDate, type SessionDate } from './session-date';

/** The parts of a calendar date: month 1-12, day 1-31. */
export interface CivilParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days of the week as `weekday` numbers them. */
export const weekdays = { sunday: 0, monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6 } as const;

/** The number that two digits are which stand at a place; to cut them out first takes several times as long, and millions of closes are read so. */
function readPair(text: string, place: number): number {
  return text.charCodeAt(place) * 10 + text.charCodeAt(place + 1) - 11 * '0'.charCodeAt(0);
}

/** Year, month and day of `date`. */
export function splitDate(date: SessionDate): CivilParts {
  return { year: readPair(date, 0) * 100 + readPair(date, 2), month: readPair(date, 5), day: readPair(date, 8) };
}

/**
 * The date of these parts.
 * @throws RangeError when there is no such date, or its year is outside 0000-9999.
 */
export function joinDate(year: number, month: number, day: number): SessionDate {
  const text = `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
  // The parts are known: to read the text again would take longer than to write it.
  return isCivilDate(year, month, day) ? (text as SessionDate) : parseSessionDate(text);
}

/**
 * Days from 1970-01-01 to a proleptic Gregorian date; negative before it.
 * Source: Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil): the year starts in March, so that the leap day is its last.
 */
export function countDaysFromCivil({ year, month, day }: CivilParts): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Days from 1970-01-01 to `date`; negative before it. */
export function toDayNumber(date: SessionDate): number {
  return countDaysFromCivil(splitDate(date));
}

/**
 * The date `dayNumber` days after 1970-01-01; the inverse of `toDayNumber`.
 * @throws RangeError outside the years 0000-9999.
 */
export function fromDayNumber(dayNumber: number): SessionDate {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return joinDate(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1);
}

/** Day of the week of a day number, 0 = Sunday to 6 = Saturday. 1970-01-01 was a Thursday. */
export function weekdayOfDayNumber(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7;
}

/** Day of the week, 0 = Sunday to 6 = Saturday. */
export function weekday(date: SessionDate): number {
  return weekdayOfDayNumber(toDayNumber(date));
}

/**
 * The date `days` calendar days after `date` (before it when negative).
 * @throws RangeError outside the years 0000-9999.
 */
export function addDays(date: SessionDate, days: number): SessionDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function countDaysBetween(from: SessionDate, to: SessionDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The first of January of the year of `date`. */
export function startOfYear(date: SessionDate): SessionDate {
  return joinDate(splitDate(date).year, 1, 1);
}
