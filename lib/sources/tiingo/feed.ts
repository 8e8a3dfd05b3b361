import { z } from 'zod';
import type { Feed } from '../feed/feed';
import { readRecords, recordSchema } from '../feed/read-records';
import { parseJson } from '../parse-json';

const columns = {
  date: 'date',
  open: 'open',
  high: 'high',
  low: 'low',
  close: 'close',
  volume: 'volume',
  adjClose: 'adjClose',
  splitFactor: 'splitFactor',
};

/** Tiingo's daily prices: closes as traded, each row with the split that it began with. The key goes in a header. */
export const tiingoFeed: Feed = {
  provider: 'tiingo',
  // To the newest row, whatever is asked for: only the rows tell of splits, and those after the range count too.
  findAddress: ({ symbol, from, keys }) => ({
    path: `/tiingo/daily/${encodeURIComponent(symbol)}/prices`,
    query: { startDate: from, format: 'json' },
    headers: { authorization: `Token ${keys[0] ?? ''}` },
  }),
  read: (text) => readRecords('tiingo', parseJson('tiingo', text, z.array(recordSchema)), columns),
};
