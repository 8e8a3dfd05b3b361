import { splitDate, weekday } from '@/lib/calendar/civil-date';
import { shortMonthNames } from '@/lib/calendar/month-names';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { shortWeekdayNames } from '@/lib/calendar/weekday-names';

function sayDayMonth(date: SessionDate): string {
  const { month, day } = splitDate(date);
  return `${day} ${shortMonthNames[month - 1] ?? ''}`;
}

/**
 * A session date in words: '16 Jul 2024'. Text that is no date is answered as it came.
 * @example formatLongDate('2024-07-16') // '16 Jul 2024'
 */
export function formatLongDate(date: string): string {
  return isSessionDate(date) ? `${sayDayMonth(date)} ${splitDate(date).year}` : date;
}

/**
 * A session date in words with its weekday: 'Tue 16 Jul 2024'. Text that is no date is answered as it came.
 * @example formatWeekdayDate('2024-07-16') // 'Tue 16 Jul 2024'
 */
export function formatWeekdayDate(date: string): string {
  return isSessionDate(date) ? `${shortWeekdayNames[weekday(date)] ?? ''} ${formatLongDate(date)}` : date;
}

/**
 * A session date in words without its year, where the year is told beside it: '16 Jul'. Text that is no date is answered as it came.
 * @example formatShortDate('2024-07-16') // '16 Jul'
 */
export function formatShortDate(date: string): string {
  return isSessionDate(date) ? sayDayMonth(date) : date;
}
