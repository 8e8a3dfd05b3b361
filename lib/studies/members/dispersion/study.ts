import type { Study } from '../../kit/study';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeDispersion } from './compute';
import { defineDispersion } from './define';
import { dispersionParams } from './params';

/** How far members go their own ways: the spread of their returns, or how alike they move. */
export const dispersion: Study<typeof dispersionParams> = {
  id: 'dispersion',
  title: 'Dispersion',
  question: 'Do the members move together or each on its own?',
  rowsAre: 'sessions',
  params: dispersionParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'members' }],
  definition: defineDispersion,
  compute: computeDispersion,
};
