import { isSessionDate } from '@/lib/calendar/session-date';
import type { Feed } from '../feed/feed';
import { parseCsvAnswer, type CsvLayout } from '../parse-csv-answer';
import { SourceError } from '../source-error';

function findLayout(header: readonly string[]): CsvLayout {
  const place = (name: string): number => header.indexOf(name);
  if (place('date') < 0 || place('close') < 0)
    throw new SourceError('schema', `stooq heads the file "${header.join(',')}"; Date,Open,High,Low,Close is expected`);
  return { date: place('date'), open: place('open'), high: place('high'), low: place('low'), close: place('close') };
}

const compact = (date: string): string => date.replaceAll('-', '');

/** Stooq's CSV: a key, had by solving a picture, goes in the address; every failure is a line of text with status 200. */
export const stooqFeed: Feed = {
  provider: 'stooq',
  // Of seven adjustments the second, that for dividends, is left off: closes are adjusted for splits alone.
  findAddress: ({ symbol, from, to, keys }) => ({
    path: '/q/d/l/',
    query: { s: symbol, d1: compact(from), d2: compact(to), i: 'd', o: '0100000', apikey: keys[0] ?? '' },
  }),
  read: (text) =>
    parseCsvAnswer(text, { provider: 'stooq', findLayout, parseDate: (date) => (isSessionDate(date) ? date : null), missing: [''] }),
};
