import type { Study } from '../../kit/study';
import { toSampling } from '../../kit/sampling-params';
import { computeDistance } from './compute';
import { defineDistance } from './define';
import { distanceParams } from './params';

/** How far a close stands from its mean or its high. */
export const distance: Study<typeof distanceParams> = {
  id: 'distance',
  title: 'Distance',
  question: 'How far is an instrument from its moving average or its high?',
  rowsAre: 'sessions',
  params: distanceParams,
  symbols: ({ symbol }) => [symbol],
  sampling: toSampling,
  definition: defineDistance,
  compute: computeDistance,
};
