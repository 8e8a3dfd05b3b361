import type { Study } from '../../kit/study';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeConcentration } from './compute';
import { defineConcentration } from './define';
import { concentrationParams } from './params';

/** How much of an index lies in a few members. */
export const concentration: Study<typeof concentrationParams> = {
  id: 'concentration',
  title: 'Concentration',
  question: 'How much of the index’s weight lies in a few members?',
  rowsAre: 'sessions',
  params: concentrationParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'members', pairsWithIndex: true }],
  definition: defineConcentration,
  compute: computeConcentration,
};
