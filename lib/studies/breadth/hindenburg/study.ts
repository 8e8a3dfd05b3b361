import type { Study } from '../../kit/study';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeHindenburg } from './compute';
import { defineHindenburg } from './define';
import { hindenburgParams } from './params';

/** The Hindenburg omen. */
export const hindenburg: Study<typeof hindenburgParams> = {
  id: 'hindenburg',
  title: 'Hindenburg omen',
  question: 'Are many members at highs while many are at lows?',
  rowsAre: 'sessions',
  heavy: true,
  params: hindenburgParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  // What came next is known as far as the index is.
  universes: ({ universe }) => [{ id: universe, level: 'counts', ends: 'rows' }],
  definition: defineHindenburg,
  compute: computeHindenburg,
};
