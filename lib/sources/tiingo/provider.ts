import { createFeedSource } from '../feed/create-feed-source';
import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { stockSymbols } from '../stock-symbols';
import { tiingoFeed } from './feed';

/** Tiingo: stocks and funds through all history, with splits and dividend-adjusted closes. */
export const tiingo: Provider = {
  id: 'tiingo',
  name: 'Tiingo',
  baseUrl: 'https://api.tiingo.com',
  offers: { kinds: ['stock', 'etf'], isAdjusted: true, historyYears: null, batch: null },
  limits: { ...politeLimits, perHour: 50, perDay: 1_000 },
  licenceClass: 'restricted',
  key: ['TIINGO_API_KEY'],
  mayConfirm: true,
  symbols: stockSymbols,
  guessSymbol: (symbol) => symbol.replaceAll('.', '-'),
  probe: 'AAPL',
  create: (setup) => createFeedSource(tiingoFeed, setup),
};
