import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';

/** `MM/DD/YYYY` as a session date, or null when it is not one. */
export function parseUsDate(text: string): SessionDate | null {
  const [, month, day, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  const date = `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  return isSessionDate(date) ? date : null;
}
