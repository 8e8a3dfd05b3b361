import { z } from 'zod';
import { addDays } from '@/lib/calendar/civil-date';
import type { Feed } from '../feed/feed';
import { readRecords, recordSchema, requireSymbol } from '../feed/read-records';
import { parseJson } from '../parse-json';
import { SourceError } from '../source-error';

const columns = { date: 'datetime', open: 'open', high: 'high', low: 'low', close: 'close', volume: 'volume' };
const schema = z.object({ meta: z.object({ symbol: z.string(), currency: z.string().nullish() }), values: z.array(recordSchema) });

/** Twelve Data's time series: numbers as text, newest first, adjusted for splits, up to the day before `end_date`. The key goes in a header. */
export const twelveDataFeed: Feed = {
  provider: 'twelve-data',
  findAddress: ({ symbol, from, to, keys }) => ({
    path: '/time_series',
    query: {
      symbol,
      interval: '1day',
      start_date: from,
      end_date: addDays(to, 1),
      outputsize: '5000',
      adjust: 'splits',
      country: 'United States',
    },
    headers: { authorization: `apikey ${keys[0] ?? ''}` },
  }),
  read: (text, { symbol }) => {
    const { meta, values } = parseJson('twelve-data', text, schema);
    requireSymbol('twelve-data', symbol, meta.symbol);
    if ((meta.currency ?? 'USD') !== 'USD')
      throw new SourceError('schema', `twelve-data quotes ${symbol} in ${meta.currency ?? ''}; USD is expected`);
    return readRecords('twelve-data', values, columns);
  },
  mostRows: 5_000,
};
