import type { Study } from '../../kit/study';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeContribution } from './compute';
import { defineContribution } from './define';
import { contributionParams } from './params';

/** What each member, and the Magnificent 7 together, added to the return of the index. */
export const contribution: Study<typeof contributionParams> = {
  id: 'contribution',
  title: 'Contribution',
  question: 'Which members made the return of the index?',
  rowsAre: 'instruments',
  params: contributionParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'members', pairsWithIndex: true }],
  definition: defineContribution,
  compute: computeContribution,
};
