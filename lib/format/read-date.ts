import { readNamedDate } from '@/lib/calendar/read-named-date';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';

/**
 * A date as people type it: '2024-07-16', '16 Jul 2024', 'July 16, 2024'. Null for anything else; numbers with strokes are not
 * read, since the world does not agree which of them is the month.
 * @example readDate('Jul 16, 2024') // '2024-07-16'
 */
export function readDate(text: string): SessionDate | null {
  const plain = text.trim();
  return isSessionDate(plain) ? plain : readNamedDate(plain, { shortYears: false });
}
