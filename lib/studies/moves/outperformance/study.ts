import type { Study } from '../../kit/study';
import { toSampling } from '../../kit/sampling-params';
import { computeOutperformance } from './compute';
import { defineOutperformance } from './define';
import { outperformanceParams } from './params';

/** How far one instrument ran ahead of another over N sessions, with its rank in history. */
export const outperformance: Study<typeof outperformanceParams> = {
  id: 'outperformance',
  title: 'Outperformance',
  question: 'How far ahead of the other is one instrument over N sessions, and how rare is that?',
  rowsAre: 'sessions',
  params: outperformanceParams,
  symbols: ({ a, b }) => [...new Set([a, b])],
  sampling: toSampling,
  definition: defineOutperformance,
  compute: computeOutperformance,
};
