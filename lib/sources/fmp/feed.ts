import { z } from 'zod';
import type { Feed } from '../feed/feed';
import { readRecords, recordSchema, requireSymbol } from '../feed/read-records';
import { parseJson } from '../parse-json';

const columns = { date: 'date', open: 'open', high: 'high', low: 'low', close: 'close', volume: 'volume' };
const record = recordSchema.and(z.object({ symbol: z.string() }));

/** Financial Modeling Prep's full daily prices: adjusted for splits and not for dividends. The key goes in a header. */
export const fmpFeed: Feed = {
  provider: 'fmp',
  findAddress: ({ symbol, from, to, keys }) => ({
    path: '/stable/historical-price-eod/full',
    query: { symbol, from, to },
    headers: { apikey: keys[0] ?? '' },
  }),
  read: (text, { symbol }) => {
    const records = parseJson('fmp', text, z.array(record));
    for (const row of records) requireSymbol('fmp', symbol, row.symbol);
    return readRecords('fmp', records, columns);
  },
  mostRows: 5_000,
};
