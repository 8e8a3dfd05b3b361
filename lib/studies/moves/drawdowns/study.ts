import type { Study } from '../../kit/study';
import { toSampling } from '../../kit/sampling-params';
import { computeDrawdowns } from './compute';
import { defineDrawdowns } from './define';
import { drawdownParams } from './params';

/** Falls from a record close until it is regained, with depth and lengths. */
export const drawdowns: Study<typeof drawdownParams> = {
  id: 'drawdowns',
  title: 'Drawdowns',
  question: 'How deep and how long were the falls from a record?',
  rowsAre: 'events',
  isLayered: true,
  params: drawdownParams,
  symbols: ({ symbol }) => [symbol],
  sampling: toSampling,
  definition: defineDrawdowns,
  compute: computeDrawdowns,
};
