import type { Study } from '../../kit/study';
import { computeSeasons } from './compute';
import { defineSeasons } from './define';
import { seasonParams } from './params';

/** What each month, week or session of the year returned, over the years. */
export const seasons: Study<typeof seasonParams> = {
  id: 'seasons',
  title: 'Seasons',
  question: 'Which months are good ones, and is that more than chance?',
  rowsAre: 'periods',
  // Ten thousand draws from every year take longer than others may.
  heavy: true,
  params: seasonParams,
  symbols: ({ symbol }) => [symbol],
  definition: defineSeasons,
  compute: computeSeasons,
};
