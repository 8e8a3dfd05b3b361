import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { noLimits, settleAllAt } from './source-settings';

/** What a worker of a test that is about closes is given of other sources: no fund, and series from where nobody listens. */
export const askNobodyElse = {
  createHoldings: () => [],
  createSeries: () => createSeriesSources(settleAllAt('http://127.0.0.1:9'), { limits: noLimits, sleep: () => Promise.resolve() }),
} as const;
