import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function toDate(year: string | undefined, month: string | undefined, day: string | undefined): SessionDate | null {
  const number = months.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const date = `${year ?? ''}-${String(number).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isSessionDate(date) ? date : null;
}

/** The date in `May 05, 2026` or `07-Feb-2025`, whatever stands behind it, or null. */
export function parseNamedDate(text: string): SessionDate | null {
  const [, month, day, year] = /^\s*([a-z]{3,9})\.? (\d{1,2}), (\d{4})\b/i.exec(text) ?? [];
  if (year !== undefined) return toDate(year, month, day);
  const [, dayFirst, named, yearLast] = /^\s*(\d{1,2})-([a-z]{3})-(\d{4})\b/i.exec(text) ?? [];
  return toDate(yearLast, named, dayFirst);
}
