import type { Provider } from '../provider';
import { stockSymbols } from '../stock-symbols';
import { createMassiveSource } from './client';
import { massiveOffer } from './offer';

/** Massive, once Polygon: all American stocks of a date in one request, two years back on the free plan. */
export const massive: Provider = {
  id: 'massive',
  name: 'Massive',
  baseUrl: 'https://api.massive.com',
  offers: { kinds: ['stock', 'etf'], isAdjusted: false, historyYears: 2, batch: massiveOffer },
  limits: { perMinute: 5, perHour: null, perDay: null, atOnce: 1, spacingMs: 500 },
  licenceClass: 'restricted',
  key: ['MASSIVE_API_KEY'],
  mayConfirm: true,
  symbols: stockSymbols,
  guessSymbol: (symbol) => symbol,
  probe: 'AAPL',
  create: createMassiveSource,
};
