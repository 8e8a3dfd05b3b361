import type { Study } from '../../kit/study';
import { computeNeeds } from './compute';
import { defineNeeds } from './define';
import { needsParams, toNeedsSampling } from './params';

/** The close that an instrument needs for each notable thing: the question of "if it holds", turned round. */
export const needs: Study<typeof needsParams> = {
  id: 'needs',
  title: 'Needed closes',
  question: 'Which close would make it notable?',
  rowsAre: 'events',
  params: needsParams,
  symbols: ({ symbol }) => [symbol],
  reads: ({ symbol }) => [{ symbols: [symbol], basis: 'price' }],
  sampling: toNeedsSampling,
  definition: defineNeeds,
  compute: computeNeeds,
};
