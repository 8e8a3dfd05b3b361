import { numberUnit, type CalendarUnit } from './calendar-unit';
import type { SessionDate } from './session-date';

/** Sessions gathered to units. */
export interface UnitSplit {
  /** Index of the last session of each unit, ascending. A unit without any session has none. */
  readonly lasts: readonly number[];
  /** Whether the unit of the last session goes on after it. */
  readonly isRunning: boolean;
}

/**
 * Which sessions are the last of their units: of a week that ends with a holiday, the one before it.
 * @param sessions ascending, without holes: before 1971 those that are stored, from then on the exchange's.
 * @param next the session after the last one; null where the calendar cannot tell, which leaves the last unit running.
 * @example splitUnits(['2024-03-27', '2024-03-28', '2024-04-01'], 'week', '2024-04-02') // lasts [1, 2], running: Good Friday is no session
 */
export function splitUnits(sessions: readonly SessionDate[], unit: CalendarUnit, next: SessionDate | null): UnitSplit {
  const lasts: number[] = [];
  let current = NaN;
  sessions.forEach((session, index) => {
    const number = numberUnit(session, unit);
    if (number !== current && index > 0) lasts.push(index - 1);
    current = number;
  });
  if (sessions.length > 0) lasts.push(sessions.length - 1);
  return { lasts, isRunning: sessions.length > 0 && (next === null || numberUnit(next, unit) === current) };
}
