import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';

/** The stretch of days that a claim's "since" names, as comparable texts; both ends inclusive. */
export interface SincePeriod {
  readonly from: string;
  readonly to: string;
  /** As it stands in a sentence: 'November 2004'. */
  readonly words: string;
}

/** A year, month or day as the days it covers; null for the empty text (the start of the data). */
export function readSince(since: string): SincePeriod | null {
  if (since === '') return null;
  if (since.length === 4) return { from: `${since}-01-01`, to: `${since}-12-31`, words: since };
  if (since.length === 7) return { from: `${since}-01`, to: `${since}-31`, words: formatMonthYear(`${since}-01`) };
  return { from: since, to: since, words: formatLongDate(since) };
}
