import { formatLongDate } from '@/lib/format/format-date';
import type { Market } from '@/lib/market/market';

/**
 * Where the last close that a sentence is about lies before the last session: its date, for the line below; null where it is the last session's.
 * Later ones may be stored: the market ends where the reader looks back from, or an assumed session follows that this instrument lacks.
 * A complete unit is always dated, since sessions may follow it.
 */
export function sayLastClose({ sessions, unit, isToDate }: Pick<Market, 'sessions' | 'unit' | 'isToDate'>, last: number): string | null {
  return last >= sessions.length - 1 && (unit === 'session' || isToDate)
    ? null
    : `as of the close of ${formatLongDate(sessions[last] ?? '')}`;
}
