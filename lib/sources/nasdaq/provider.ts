import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { stockSymbols } from '../stock-symbols';
import { createNasdaqSource } from './client';

/** Nasdaq's quotes: its own index, stocks and funds; and the dividends of all stocks by their day. */
export const nasdaq: Provider = {
  id: 'nasdaq',
  name: 'Nasdaq',
  baseUrl: 'https://api.nasdaq.com',
  offers: { kinds: ['index', 'stock', 'etf'], isAdjusted: false, historyYears: null, batch: null, listsDividends: true },
  limits: politeLimits,
  licenceClass: 'restricted',
  key: null,
  mayConfirm: true,
  symbols: { NDX: 'NDX', ...stockSymbols },
  guessSymbol: (symbol) => symbol,
  probe: 'NDX',
  create: createNasdaqSource,
};
