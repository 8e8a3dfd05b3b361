import { z } from 'zod';
import { addDays } from '@/lib/calendar/civil-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { Feed, FeedAsked } from '../feed/feed';
import { readRecords, recordSchema, requireSymbol } from '../feed/read-records';
import { parsePlainNumber } from '../parse-number';
import { parseJson } from '../parse-json';

const columns = { date: 'date', open: '1. open', high: '2. high', low: '3. low', close: '4. close', volume: '5. volume' };
const schema = z.object({ 'Meta Data': z.object({ '2. Symbol': z.string() }), 'Time Series (Daily)': z.record(z.string(), recordSchema) });
const splitSchema = z.object({
  data: z.array(z.object({ effective_date: z.string().refine(isSessionDate, 'a date'), split_factor: z.string() })),
});

// The short answer, which is free, has the last 100 sessions: 140 days hold fewer.
const shortDays = 140;

function ask(name: string, { symbol, keys }: FeedAsked, more: Readonly<Record<string, string>> = {}) {
  return { path: '/query', query: { function: name, symbol, ...more, apikey: keys[0] ?? '' } };
}

/** Alpha Vantage's daily series: closes as traded, with splits in an answer of their own. The key goes in the address, where alone it is taken. */
export const alphaVantageFeed: Feed = {
  provider: 'alpha-vantage',
  findAddress: (asked) =>
    ask('TIME_SERIES_DAILY', asked, { outputsize: asked.from >= addDays(asked.today, -shortDays) ? 'compact' : 'full' }),
  read: (text, { symbol }) => {
    const answer = parseJson('alpha-vantage', text, schema);
    requireSymbol('alpha-vantage', symbol, answer['Meta Data']['2. Symbol']);
    return readRecords(
      'alpha-vantage',
      Object.entries(answer['Time Series (Daily)']).map(([date, row]) => ({ date, ...row })),
      columns,
    );
  },
  splits: {
    findAddress: (asked) => ask('SPLITS', asked),
    read: (text) =>
      parseJson('alpha-vantage', text, splitSchema).data.flatMap(({ effective_date: session, split_factor: factor }) => {
        const ratio = parsePlainNumber(factor);
        return ratio !== null && ratio > 0 ? [{ session, ratio }] : [];
      }),
  },
};
