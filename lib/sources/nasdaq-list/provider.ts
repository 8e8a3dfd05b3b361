import type { HoldingsProvider } from '../holdings/holdings-source';
import { politeLimits } from '../request-limits';
import { createNasdaqListSource } from './client';

/** The exchange's own list of the Nasdaq-100: names alone. */
export const nasdaqList: HoldingsProvider = {
  id: 'nasdaq-list',
  name: 'Nasdaq-100 list',
  baseUrl: 'https://api.nasdaq.com',
  limits: politeLimits,
  licenceClass: 'restricted',
  key: null,
  funds: ['nasdaq100'],
  since: null,
  hasWeights: false,
  hasSectors: false,
  create: createNasdaqListSource,
};
