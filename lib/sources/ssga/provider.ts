import type { HoldingsProvider } from '../holdings/holdings-source';
import { politeLimits } from '../request-limits';
import { createSsgaSource } from './client';
import { ssgaFunds } from './funds';

/** State Street: what its funds hold today. */
export const ssga: HoldingsProvider = {
  id: 'ssga',
  name: 'State Street',
  baseUrl: 'https://www.ssga.com',
  limits: politeLimits,
  licenceClass: 'restricted',
  key: null,
  funds: ssgaFunds,
  since: null,
  hasWeights: true,
  hasSectors: false,
  create: createSsgaSource,
};
