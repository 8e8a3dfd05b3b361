import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const names = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'] as const;

function readMonth(word: string): number {
  const place = months.findIndex((month, at) => word.startsWith(month) && (names[at] ?? '').startsWith(word.replace(/^sept$/, 'sep')));
  return place + 1;
}

/**
 * A date as people type it: '2024-07-16', '16 Jul 2024', 'July 16, 2024'. Null for anything else; numbers with strokes are not
 * read, since the world does not agree which of them is the month.
 * @example readDate('Jul 16, 2024') // '2024-07-16'
 */
export function readDate(text: string): SessionDate | null {
  const plain = text.trim().toLowerCase();
  if (isSessionDate(plain)) return plain;
  const [, before, word = '', after, year = ''] = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/.exec(plain) ?? [];
  const day = before ?? after;
  const month = readMonth(word);
  if (day === undefined || (before !== undefined && after !== undefined) || month === 0) return null;
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isSessionDate(date) ? date : null;
}
