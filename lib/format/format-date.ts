import { isSessionDate } from '@/lib/calendar/session-date';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
// Sakamoto's month offsets: day of the week by arithmetic alone, so no clock and no time zone takes part.
const monthOffsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4] as const;

function readParts(date: string): { year: number; month: number; day: number } | null {
  if (!isSessionDate(date)) return null;
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function weekdayName(year: number, month: number, day: number): string {
  const shifted = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  const index = (shifted + leapDays + (monthOffsets[month - 1] ?? 0) + day) % 7;
  return weekdays[index] ?? '';
}

/**
 * A session date in words: '16 Jul 2024'. Text that is no date is answered as it came.
 * @example formatLongDate('2024-07-16') // '16 Jul 2024'
 */
export function formatLongDate(date: string): string {
  const parts = readParts(date);
  return parts === null ? date : `${parts.day} ${months[parts.month - 1] ?? ''} ${parts.year}`;
}

/**
 * A session date in words with its weekday: 'Tue 16 Jul 2024'. Text that is no date is answered as it came.
 * @example formatWeekdayDate('2024-07-16') // 'Tue 16 Jul 2024'
 */
export function formatWeekdayDate(date: string): string {
  const parts = readParts(date);
  return parts === null ? date : `${weekdayName(parts.year, parts.month, parts.day)} ${formatLongDate(date)}`;
}

/**
 * A session date in words without its year, where the year is told beside it: '16 Jul'. Text that is no date is answered as it came.
 * @example formatShortDate('2024-07-16') // '16 Jul'
 */
export function formatShortDate(date: string): string {
  const parts = readParts(date);
  return parts === null ? date : `${parts.day} ${months[parts.month - 1] ?? ''}`;
}
