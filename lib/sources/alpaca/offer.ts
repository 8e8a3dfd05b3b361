import { parseSessionDate } from '@/lib/calendar/session-date';
import type { BatchOffer } from '../batch-offer';

/** What Alpaca gives in a request. */
export const alpacaOffer = {
  symbolsPerRequest: 200,
  rowsPerRequest: 10_000,
  historyFrom: parseSessionDate('2016-01-04'),
  historyDays: null,
} as const satisfies BatchOffer;
