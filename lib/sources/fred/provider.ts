import type { Provider } from '../provider';
import { createFredSource } from './client';

/** FRED's daily series of the S&P 500 (ten years) and the Nasdaq-100, a day later than the others. */
export const fred: Provider = {
  id: 'fred',
  baseUrl: 'https://fred.stlouisfed.org',
  offers: { kinds: ['index'], isAdjusted: false, historyYears: 10 },
  needsKey: false,
  symbols: { SPX: 'SP500', NDX: 'NASDAQ100' },
  probe: 'SPX',
  create: createFredSource,
};
