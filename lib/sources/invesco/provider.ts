import type { HoldingsProvider } from '../holdings/holdings-source';
import { politeLimits } from '../request-limits';
import { createInvescoSource } from './client';
import { invescoFunds } from './funds';

/** Invesco: the Nasdaq-100 with its weights, as of today. */
export const invesco: HoldingsProvider = {
  id: 'invesco',
  name: 'Invesco',
  baseUrl: 'https://dng-api.invesco.com',
  limits: politeLimits,
  licenceClass: 'restricted',
  key: null,
  funds: Object.keys(invescoFunds),
  since: null,
  hasWeights: true,
  hasSectors: false,
  create: createInvescoSource,
};
