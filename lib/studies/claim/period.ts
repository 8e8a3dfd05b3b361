import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import type { Market } from '../market';

/** The stretch of days that a claim's "since" names, as comparable texts; both ends inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** As it stands in a sentence: 'November 2004'. */
  readonly words: string;
}

/** A year, month or day as the days it covers; null for the empty text (the start of the data). */
export function readPeriod(since: string): Period | null {
  if (since === '') return null;
  if (since.length === 4) return { from: `${since}-01-01`, to: `${since}-12-31`, words: since };
  if (since.length === 7) return { from: `${since}-01`, to: `${since}-31`, words: formatMonthYear(`${since}-01`) };
  return { from: since, to: since, words: formatLongDate(since) };
}

/** Index of the first session on or after `date`; the number of sessions when there is none. */
export function indexFrom(market: Market, date: string): number {
  const index = market.sessions.findIndex((session) => session >= date);
  return index < 0 ? market.sessions.length : index;
}
