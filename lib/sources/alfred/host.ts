import type { ProviderHost } from '../provider';
import { politeLimits } from '../request-limits';

/** ALFRED: series as they were known on a day, one day a request. */
export const alfred: ProviderHost = {
  id: 'alfred',
  name: 'ALFRED',
  baseUrl: 'https://alfred.stlouisfed.org',
  limits: politeLimits,
  licenceClass: 'public',
  key: null,
};
