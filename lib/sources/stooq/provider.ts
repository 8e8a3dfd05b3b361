import { createFeedSource } from '../feed/create-feed-source';
import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { stockSymbols } from '../stock-symbols';
import { stooqFeed } from './feed';

const guessSymbol = (symbol: string): string => `${symbol.replaceAll('.', '-').toLowerCase()}.us`;
const stocks = Object.fromEntries(Object.keys(stockSymbols).map((symbol) => [symbol, guessSymbol(symbol)]));

/** Stooq: indices, stocks and funds; how many requests a day it allows is not published, and that its closes are adjusted for splits alone rests on a parameter that is not documented. */
export const stooq: Provider = {
  id: 'stooq',
  name: 'Stooq',
  baseUrl: 'https://stooq.com',
  offers: { kinds: ['index', 'stock', 'etf'], isAdjusted: false, historyYears: null, batch: null },
  limits: politeLimits,
  licenceClass: 'restricted',
  key: ['STOOQ_API_KEY'],
  mayConfirm: false,
  symbols: { SPX: '^spx', NDX: '^ndx', ...stocks },
  guessSymbol,
  probe: 'AAPL',
  create: (setup) => createFeedSource(stooqFeed, setup),
};
