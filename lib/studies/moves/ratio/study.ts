import type { Study } from '../../kit/study';
import { computeRatio } from './compute';
import { defineRatio } from './define';
import { ratioParams } from './params';

/** One instrument divided by another, with its own means. */
export const ratio: Study<typeof ratioParams> = {
  id: 'ratio',
  title: 'Ratio line',
  question: 'Which of two instruments is leading, and is the ratio above its own means?',
  rowsAre: 'sessions',
  params: ratioParams,
  symbols: ({ a, b }) => [...new Set([a, b])],
  definition: defineRatio,
  compute: computeRatio,
};
