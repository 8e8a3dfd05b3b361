import type { Provider } from '../provider';
import { stockSymbols } from '../stock-symbols';
import { createNasdaqSource } from './client';

/** Nasdaq's quotes: its own index, stocks and funds. */
export const nasdaq: Provider = {
  id: 'nasdaq',
  baseUrl: 'https://api.nasdaq.com',
  offers: { kinds: ['index', 'stock', 'etf'], isAdjusted: false, historyYears: null },
  needsKey: false,
  symbols: { NDX: 'NDX', ...stockSymbols },
  guessSymbol: (symbol) => symbol,
  probe: 'NDX',
  create: createNasdaqSource,
};
