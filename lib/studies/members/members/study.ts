import type { Study } from '../../kit/study';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeMembers } from './compute';
import { defineMembers } from './define';
import { membersParams } from './params';

/** All members at once: sector by sector, coloured by return, sized by weight. */
export const members: Study<typeof membersParams> = {
  id: 'members',
  title: 'Members',
  question: 'Which members and sectors rose, and which fell, as a heat grid?',
  rowsAre: 'instruments',
  params: membersParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe }) => [{ id: universe, level: 'members' }],
  definition: defineMembers,
  compute: computeMembers,
};
