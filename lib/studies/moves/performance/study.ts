import { readAsList } from '@/lib/market/choose-closes';
import type { Study } from '../../kit/study';
import { toSampling } from '../../kit/sampling-params';
import { computePerformance } from './compute';
import { definePerformance } from './define';
import { performanceParams } from './params';

/** Several instruments on one chart, as levels or from a common start. */
export const performance: Study<typeof performanceParams> = {
  id: 'performance',
  title: 'Performance',
  question: 'How did they do, side by side?',
  rowsAre: 'sessions',
  params: performanceParams,
  symbols: ({ symbols }) => symbols,
  sampling: toSampling,
  reads: ({ symbols }, basis) => readAsList(symbols, basis),
  definition: definePerformance,
  compute: computePerformance,
};
