import { parseSessionDate } from '@/lib/calendar/session-date';
import type { HoldingsProvider } from '../holdings/holdings-source';
import { politeLimits } from '../request-limits';
import { createIsharesSource } from './client';
import { isharesFunds } from './funds';

/** BlackRock's iShares: quarterly to 2008, monthly to April 2012, daily since. */
export const ishares: HoldingsProvider = {
  id: 'ishares',
  name: 'iShares',
  baseUrl: 'https://www.blackrock.com',
  // A whole history is some hundred files: nobody is helped by asking faster.
  limits: { ...politeLimits, atOnce: 1, spacingMs: 2_000 },
  licenceClass: 'restricted',
  key: null,
  funds: Object.keys(isharesFunds),
  since: parseSessionDate('2006-09-01'),
  hasWeights: true,
  hasSectors: true,
  create: createIsharesSource,
};
