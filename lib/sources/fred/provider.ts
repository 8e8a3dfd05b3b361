import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { createFredSource } from './client';

/** FRED's daily series of the S&P 500 (ten years) and the Nasdaq-100, a day later than the others. */
export const fred: Provider = {
  id: 'fred',
  name: 'FRED',
  baseUrl: 'https://fred.stlouisfed.org',
  offers: { kinds: ['index'], isAdjusted: false, historyYears: 10, batch: null },
  limits: politeLimits,
  licenceClass: 'restricted',
  key: null,
  mayConfirm: true,
  symbols: { SPX: 'SP500', NDX: 'NASDAQ100' },
  probe: 'SPX',
  create: createFredSource,
};
