import type { CalendarUnit } from '@/lib/calendar/calendar-unit';

/** Sessions, or units, after an event at which its outcome is read, shortest first: six of each, so that p is adjusted for as many looks (DEFINITIONS, `forward`). */
export const horizonsOf: Readonly<Record<CalendarUnit, readonly number[]>> = {
  session: [5, 10, 21, 63, 126, 252],
  week: [1, 2, 4, 13, 26, 52],
  month: [1, 2, 3, 6, 12, 24],
  quarter: [1, 2, 3, 4, 8, 12],
  year: [1, 2, 3, 4, 5, 10],
};

/** All of them as URL texts, each once. */
export const horizonTexts = ['1', '2', '3', '4', '5', '8', '10', '12', '13', '21', '24', '26', '52', '63', '126', '252'] as const;
