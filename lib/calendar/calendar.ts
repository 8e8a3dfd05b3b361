import { addDays, countDaysFromCivil, fromDayNumber, splitDate, toDayNumber, weekdayOfDayNumber, weekdays } from './civil-date';
import { listHolidays, specialClosures } from './full-closures';
import { listHalfDays, specialHalfDays } from './half-days';
import { isDaylightDate } from './new-york-date';
import { parseSessionDate, type SessionDate } from './session-date';

/** The first date that the rules answer for. Before it the sessions are those that the store holds. */
export const firstCalendarDate: SessionDate = parseSessionDate('1971-01-01');

/** The sessions of US equities. Every function throws RangeError for a date before `firstCalendarDate`. */
export interface Calendar {
  /** Whether the exchange opens on `date`, be it for half a day. */
  isSession(date: SessionDate): boolean;
  /** The first session strictly after `date`. */
  nextSession(date: SessionDate): SessionDate;
  /** The last session strictly before `date`. @throws RangeError also where that lies before `firstCalendarDate`. */
  previousSession(date: SessionDate): SessionDate;
  /** Sessions from `from` to `to`, both inclusive, ascending; empty when `from` is after `to`. */
  sessionsBetween(from: SessionDate, to: SessionDate): SessionDate[];
  /** Whether `date` is a session that ends at 13:00 New York time. */
  isHalfDay(date: SessionDate): boolean;
  /** The instant the cash session of `date` ends (16:00 or 13:00 New York time), ISO with Z. @throws RangeError when `date` is no session. */
  closeInstant(date: SessionDate): string;
}

interface SessionYear {
  readonly sessions: readonly SessionDate[];
  readonly known: ReadonlySet<string>;
  readonly halfDays: ReadonlySet<string>;
}

function buildYear(year: number, closures: ReadonlySet<string>): SessionYear {
  const holidays = new Set(listHolidays(year));
  const sessions: SessionDate[] = [];
  const end = countDaysFromCivil({ year, month: 12, day: 31 });
  for (let day = countDaysFromCivil({ year, month: 1, day: 1 }); day <= end; day += 1) {
    const dayOfWeek = weekdayOfDayNumber(day);
    if (dayOfWeek === weekdays.saturday || dayOfWeek === weekdays.sunday || holidays.has(day)) continue;
    const date = fromDayNumber(day);
    if (!closures.has(date)) sessions.push(date);
  }
  const known = new Set<string>(sessions);
  const halfDays = [...listHalfDays(year).map(fromDayNumber), ...specialHalfDays].filter((date) => known.has(date));
  return { sessions, known, halfDays: new Set(halfDays) };
}

function requireSupported(date: SessionDate): void {
  if (date < firstCalendarDate) {
    throw new RangeError(
      `The calendar has no rules for ${date}: it answers from ${firstCalendarDate} on, before that the sessions are those that are stored`,
    );
  }
}

/**
 * The calendar of US equities from 1971 by rule; years are computed once and kept.
 * @param options.extraClosures full closures that the rules do not know yet; dates that are no sessions anyway change nothing.
 */
export function createCalendar(options: { readonly extraClosures?: readonly SessionDate[] } = {}): Calendar {
  const closures = new Set<string>([...specialClosures, ...(options.extraClosures ?? [])]);
  const years = new Map<number, SessionYear>();

  function yearOf(year: number): SessionYear {
    const kept = years.get(year);
    if (kept !== undefined) return kept;
    const built = buildYear(year, closures);
    years.set(year, built);
    return built;
  }

  function isSession(date: SessionDate): boolean {
    requireSupported(date);
    return yearOf(splitDate(date).year).known.has(date);
  }

  function step(date: SessionDate, days: 1 | -1): SessionDate {
    let candidate = addDays(date, days);
    while (!isSession(candidate)) candidate = addDays(candidate, days);
    return candidate;
  }

  function isHalfDay(date: SessionDate): boolean {
    requireSupported(date);
    return yearOf(splitDate(date).year).halfDays.has(date);
  }

  return {
    isSession,
    isHalfDay,
    nextSession(date) {
      requireSupported(date);
      return step(date, 1);
    },
    previousSession(date) {
      requireSupported(date);
      return step(date, -1);
    },
    sessionsBetween(from, to) {
      requireSupported(from);
      if (from > to) return [];
      const first = splitDate(from).year;
      const last = splitDate(to).year;
      const found: SessionDate[][] = [];
      for (let year = first; year <= last; year += 1) {
        const { sessions } = yearOf(year);
        const isWhole = year > first && year < last;
        found.push(isWhole ? [...sessions] : sessions.filter((date) => date >= from && date <= to));
      }
      return found.flat();
    },
    closeInstant(date) {
      if (!isSession(date)) throw new RangeError(`${date} is no session of the exchange, so it has no close`);
      const hour = (isHalfDay(date) ? 13 : 16) + (isDaylightDate(toDayNumber(date)) ? 4 : 5);
      return `${date}T${hour}:00:00Z`;
    },
  };
}
