import type { Study } from '../../kit/study';
import { needCounts } from '../../kit/universe/narrow-to-sector';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeAboveAverage } from './compute';
import { defineAboveAverage } from './define';
import { aboveAverageParams } from './params';

/** Share of a universe's members above their mean. */
export const aboveAverage: Study<typeof aboveAverageParams> = {
  id: 'above-average',
  title: 'Above average',
  question: 'What percent of members stand above their 20, 50, 100 or 200-session mean?',
  rowsAre: 'sessions',
  params: aboveAverageParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe, sector }) => [needCounts(universe, sector)],
  definition: defineAboveAverage,
  compute: computeAboveAverage,
};
