import { numberUnit, type CalendarUnit } from './calendar-unit';
import type { SessionDate } from './session-date';

/** Sessions gathered to units. */
export interface UnitSplit {
  /** Index of the last session of each unit, ascending. A unit without any session has none. */
  readonly lasts: readonly number[];
  /** Whether the unit of the last session goes on after it. */
  readonly isRunning: boolean;
}

/** Index of the last session of the unit that begins at `first`: steps are doubled until one leaves the unit, then halved. To number a date costs, and a year has 252. */
function findLast(sessions: readonly SessionDate[], unit: CalendarUnit, first: number, number: number): number {
  const isInside = (index: number): boolean => {
    const session = sessions[index];
    return session !== undefined && numberUnit(session, unit) === number;
  };
  let step = 1;
  let inside = first;
  while (isInside(inside + step)) {
    inside += step;
    step *= 2;
  }
  for (step /= 2; step >= 1; step /= 2) if (isInside(inside + step)) inside += step;
  return inside;
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
  let index = 0;
  for (let session = sessions[index]; session !== undefined; session = sessions[index]) {
    current = numberUnit(session, unit);
    const last = findLast(sessions, unit, index, current);
    lasts.push(last);
    index = last + 1;
  }
  return { lasts, isRunning: lasts.length > 0 && (next === null || numberUnit(next, unit) === current) };
}
