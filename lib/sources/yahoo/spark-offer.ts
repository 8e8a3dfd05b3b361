import type { BatchOffer } from '../batch-offer';

/** What Yahoo's spark gives in a request. */
export const sparkOffer = { symbolsPerRequest: 20, rowsPerRequest: null, historyFrom: null, historyDays: 88 } as const satisfies BatchOffer;
