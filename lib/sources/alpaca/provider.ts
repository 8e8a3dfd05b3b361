import type { Provider } from '../provider';
import { stockSymbols } from '../stock-symbols';
import { createAlpacaSource } from './client';
import { alpacaOffer } from './offer';

/** Alpaca: stocks and funds of all venues from 2016, split-adjusted, hundreds in few requests; the free plan is fifteen minutes behind. */
export const alpaca: Provider = {
  id: 'alpaca',
  name: 'Alpaca',
  baseUrl: 'https://data.alpaca.markets',
  offers: { kinds: ['stock', 'etf'], isAdjusted: false, historyYears: 10, batch: alpacaOffer },
  limits: { perMinute: 200, perHour: null, perDay: null, atOnce: 2, spacingMs: 300 },
  licenceClass: 'restricted',
  key: ['APCA_API_KEY_ID', 'APCA_API_SECRET_KEY'],
  mayConfirm: true,
  symbols: stockSymbols,
  guessSymbol: (symbol) => symbol,
  probe: 'AAPL',
  create: createAlpacaSource,
};
