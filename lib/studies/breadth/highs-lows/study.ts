import type { Study } from '../../kit/study';
import { needCounts } from '../../kit/universe/narrow-to-sector';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeHighsLows } from './compute';
import { defineHighsLows } from './define';
import { highsLowsParams } from './params';

/** New 52-week highs against lows. */
export const highsLows: Study<typeof highsLowsParams> = {
  id: 'highs-lows',
  title: 'New highs and lows',
  question: 'How many members are at a 52-week high, and how many at a low?',
  rowsAre: 'sessions',
  params: highsLowsParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe, sector }) => [needCounts(universe, sector)],
  definition: defineHighsLows,
  compute: computeHighsLows,
};
