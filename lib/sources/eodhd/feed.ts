import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { Feed } from '../feed/feed';
import { readRecords, recordSchema } from '../feed/read-records';
import { parseJson } from '../parse-json';

const columns = { date: 'date', open: 'open', high: 'high', low: 'low', close: 'close', volume: 'volume', adjClose: 'adjusted_close' };

const splitSchema = z.object({
  date: z.string().refine(isSessionDate, 'a date'),
  split: z.string().regex(/^\d+(\.\d+)?\/\d+(\.\d+)?$/, 'new/old'),
});

function toRatio(text: string): number {
  const [fresh = 1, old = 1] = text.split('/').map(Number);
  return fresh / old;
}

/** EODHD's daily prices: closes as traded, with splits in an answer of their own. The key goes in the address, where alone it is taken. */
export const eodhdFeed: Feed = {
  provider: 'eodhd',
  findAddress: ({ symbol, from, to, keys }) => ({
    path: `/api/eod/${encodeURIComponent(symbol)}`,
    query: { from, to, period: 'd', fmt: 'json', api_token: keys[0] ?? '' },
  }),
  read: (text) => {
    const records = parseJson('eodhd', text, z.array(recordSchema));
    // The free plan ends its rows with a word on how far back it goes.
    return readRecords(
      'eodhd',
      records.filter((record) => record['warning'] === undefined),
      columns,
    );
  },
  splits: {
    // From the range on to today: a split after the range changed the closes in it.
    findAddress: ({ symbol, from, keys }) => ({
      path: `/api/splits/${encodeURIComponent(symbol)}`,
      query: { from, fmt: 'json', api_token: keys[0] ?? '' },
    }),
    read: (text) =>
      parseJson('eodhd', text, z.array(splitSchema))
        .map(({ date, split }) => ({ session: date, ratio: toRatio(split) }))
        .filter(({ ratio }) => ratio > 0 && Number.isFinite(ratio)),
  },
};
