import { createFeedSource } from '../feed/create-feed-source';
import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { stockSymbols } from '../stock-symbols';
import { alphaVantageFeed } from './feed';

/** Alpha Vantage: stocks and funds, the last hundred sessions on the free plan, where each costs two of the 25 requests of a day. */
export const alphaVantage: Provider = {
  id: 'alpha-vantage',
  name: 'Alpha Vantage',
  baseUrl: 'https://www.alphavantage.co',
  offers: { kinds: ['stock', 'etf'], isAdjusted: false, historyYears: 0.4, batch: null },
  limits: { ...politeLimits, perMinute: 5, perDay: 25, spacingMs: 1_200 },
  licenceClass: 'restricted',
  key: ['ALPHA_VANTAGE_API_KEY'],
  mayConfirm: true,
  symbols: stockSymbols,
  guessSymbol: (symbol) => symbol.replaceAll('.', '-'),
  probe: 'AAPL',
  create: (setup) => createFeedSource(alphaVantageFeed, setup),
};
