import { formatLongDate } from '@/lib/format/format-date';
import type { Market } from './market';

/** Where the last close that a sentence is about lies before the last session: its date, for the line below; null where it is the last session's. */
export function sayLastClose({ sessions }: Pick<Market, 'sessions'>, last: number): string | null {
  return last >= sessions.length - 1 ? null : `as of the last close stored, that of ${formatLongDate(sessions[last] ?? '')}`;
}
