import type { ProviderHost } from '../provider';
import { politeLimits } from '../request-limits';

/** FRED's interface for programs, which asks for a key: every vintage of a series in one answer. It allows 120 requests a minute. */
export const fredApi: ProviderHost = {
  id: 'fred-api',
  name: 'FRED API',
  baseUrl: 'https://api.stlouisfed.org',
  limits: { ...politeLimits, perMinute: 120 },
  licenceClass: 'public',
  key: ['FRED_API_KEY'],
};
