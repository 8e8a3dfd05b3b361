import type { Study } from '../../kit/study';
import { toSampling } from '../../kit/sampling-params';
import { computeRecords } from './compute';
import { defineRecords } from './define';
import { recordParams } from './params';

/** Closes (or highs) above everything before them, counted per calendar year. */
export const records: Study<typeof recordParams> = {
  id: 'records',
  title: 'Record closes',
  question: 'How often does it set a record?',
  rowsAre: 'years',
  params: recordParams,
  symbols: ({ symbol }) => [symbol],
  sampling: toSampling,
  definition: defineRecords,
  compute: computeRecords,
};
