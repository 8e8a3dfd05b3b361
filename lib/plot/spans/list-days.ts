import { fromDayNumber, splitDate, toDayNumber, joinDate } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';

const mostDays = 1200;

/**
 * Dates from `from` to `to` at equal distances, for the ticks of a time axis: every day, or over more than about three
 * years the first of every month (a month is as good as another there).
 */
export function listDays(from: string, to: string): string[] {
  const first = toDayNumber(parseSessionDate(from));
  const last = toDayNumber(parseSessionDate(to));
  if (last - first <= mostDays) return Array.from({ length: last - first + 1 }, (_, offset) => fromDayNumber(first + offset));
  const start = splitDate(parseSessionDate(from));
  const end = splitDate(parseSessionDate(to));
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return Array.from({ length: months + 1 }, (_, offset) => {
    const month = start.month - 1 + offset;
    return joinDate(start.year + Math.floor(month / 12), (month % 12) + 1, 1);
  });
}
