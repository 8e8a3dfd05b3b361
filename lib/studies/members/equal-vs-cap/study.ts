import type { Study } from '../../kit/study';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeEqualWeight } from './compute';
import { defineEqualWeight } from './define';
import { findFunds } from './funds';
import { equalWeightParams } from './params';

/** Whether the average member keeps up with the index: equal weight against weight by capitalisation. */
export const equalVsCap: Study<typeof equalWeightParams> = {
  id: 'equal-vs-cap',
  title: 'Equal against cap weight',
  question: 'Does the average member keep up with the index?',
  rowsAre: 'sessions',
  params: equalWeightParams,
  symbols: ({ mode, universe }) => (mode === 'computed' ? listIndexSymbols(universe) : (findFunds(universe) ?? [])),
  universes: ({ mode, universe }) => (mode === 'computed' ? [{ id: universe, level: 'members', pairsWithIndex: true }] : []),
  definition: defineEqualWeight,
  compute: computeEqualWeight,
};
