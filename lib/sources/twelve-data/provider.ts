import { createFeedSource } from '../feed/create-feed-source';
import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { stockSymbols } from '../stock-symbols';
import { twelveDataFeed } from './feed';

/** Twelve Data: stocks and funds through all history. */
export const twelveData: Provider = {
  id: 'twelve-data',
  name: 'Twelve Data',
  baseUrl: 'https://api.twelvedata.com',
  offers: { kinds: ['stock', 'etf'], isAdjusted: false, historyYears: null, batch: null },
  limits: { ...politeLimits, perMinute: 8, perDay: 800 },
  licenceClass: 'restricted',
  key: ['TWELVE_DATA_API_KEY'],
  mayConfirm: true,
  symbols: stockSymbols,
  guessSymbol: (symbol) => symbol,
  probe: 'AAPL',
  create: (setup) => createFeedSource(twelveDataFeed, setup),
};
