import { countDaysFromCivil, fromDayNumber, splitDate, toDayNumber } from './civil-date';
import type { SessionDate } from './session-date';

/** A week by its number in a year: 1 to 52, or 53 in the years that have as many. */
export interface IsoWeek {
  readonly year: number;
  readonly week: number;
}

// Day 0 was a Thursday.
const daysFromMonday = 3;

/**
 * The week of `date`, which begins on Monday and belongs to the year of its Thursday: 2024-12-31 lies in the first of 2025.
 * **Source** ISO 8601.
 * @example isoWeek('2021-01-01') // { year: 2020, week: 53 }
 */
export function isoWeek(date: SessionDate): IsoWeek {
  const day = toDayNumber(date);
  const thursday = day - ((((day + daysFromMonday) % 7) + 7) % 7) + daysFromMonday;
  const { year } = splitDate(fromDayNumber(thursday));
  return { year, week: Math.floor((thursday - countDaysFromCivil({ year, month: 1, day: 1 })) / 7) + 1 };
}
