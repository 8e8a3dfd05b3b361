import { monthNames } from '@/lib/calendar/month-names';

/**
 * The month of a date in words: 'December 1978'. Text that is no date is answered as it came.
 * @example formatMonthYear('1978-12-29') // 'December 1978'
 */
export function formatMonthYear(date: string): string {
  const month = monthNames[Number(date.slice(5, 7)) - 1];
  return month === undefined ? date : `${month} ${date.slice(0, 4)}`;
}
