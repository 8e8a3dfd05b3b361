import { addDays, joinDate, weekday, weekdays } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';

/** When indexes are made anew: quarterly, or as Russell's are. */
export type Reconstitution = 'quarterly' | 'russell';

const { friday } = weekdays;
// Names change on the first session after the day, and in funds a few days around it.
const nearDays = 5;

function fridayOf(year: number, month: number, nth: number): SessionDate {
  const first = joinDate(year, month, 1);
  return addDays(first, ((friday - weekday(first) + 7) % 7) + (nth - 1) * 7);
}

/** Third Fridays of March, June, September and December; Russell's fourth and last Fridays of June and, from 2026, second of November. */
function listDays(kind: Reconstitution, year: number): SessionDate[] {
  if (kind === 'quarterly') return [3, 6, 9, 12].map((month) => fridayOf(year, month, 3));
  const fifth = fridayOf(year, 6, 5);
  return [fridayOf(year, 6, 4), ...(fifth.slice(5, 7) === '06' ? [fifth] : []), ...(year < 2026 ? [] : [fridayOf(year, 11, 2)])];
}

/** Whether an index was made anew between two sessions, whichever is the earlier. */
export function hasReconstitution(kind: Reconstitution, one: SessionDate, other: SessionDate): boolean {
  const [from, to] = one < other ? [one, other] : [other, one];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (listDays(kind, year).some((day) => addDays(day, -nearDays) <= to && addDays(day, nearDays) >= from)) return true;
  }
  return false;
}
