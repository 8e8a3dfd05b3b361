import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { createCboeSource } from './client';

/** Cboe's daily index files: the S&P 500 and the Russell 2000. */
export const cboe: Provider = {
  id: 'cboe',
  name: 'Cboe',
  baseUrl: 'https://cdn.cboe.com',
  offers: { kinds: ['index'], isAdjusted: false, historyYears: null, batch: null },
  limits: politeLimits,
  licenceClass: 'restricted',
  key: null,
  mayConfirm: true,
  symbols: { SPX: 'SPX', RUT: 'RUT' },
  probe: 'SPX',
  create: createCboeSource,
};
