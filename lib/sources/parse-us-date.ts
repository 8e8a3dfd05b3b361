import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';

/** `MM/DD/YYYY`, or without leading zeros, as a session date; null when it is not one. */
export function parseUsDate(text: string): SessionDate | null {
  const [, month = '', day = '', year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const date = `${year ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isSessionDate(date) ? date : null;
}
