import type { Provider } from '../provider';
import { createCboeSource } from './client';

/** Cboe's daily index files: the S&P 500 and the Russell 2000. */
export const cboe: Provider = {
  id: 'cboe',
  baseUrl: 'https://cdn.cboe.com',
  offers: { kinds: ['index'], isAdjusted: false, historyYears: null },
  needsKey: false,
  symbols: { SPX: 'SPX', RUT: 'RUT' },
  probe: 'SPX',
  create: createCboeSource,
};
