import type { BatchOffer } from '../batch-offer';

/** What Massive gives in a request: one session of all stocks. */
export const massiveOffer = {
  symbolsPerRequest: null,
  rowsPerRequest: null,
  historyFrom: null,
  historyDays: 729,
} as const satisfies BatchOffer;
