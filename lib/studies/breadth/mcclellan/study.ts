import type { Study } from '../../kit/study';
import { needCounts } from '../../kit/universe/narrow-to-sector';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeMcClellan } from './compute';
import { defineMcClellan } from './define';
import { mcclellanParams } from './params';

/** McClellan oscillator and summation index. */
export const mcclellan: Study<typeof mcclellanParams> = {
  id: 'mcclellan',
  title: 'McClellan oscillator',
  question: 'Is breadth gaining or losing, and what has it added up to?',
  rowsAre: 'sessions',
  params: mcclellanParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe, sector }) => [needCounts(universe, sector)],
  definition: defineMcClellan,
  compute: computeMcClellan,
};
