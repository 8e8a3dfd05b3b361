import type { Study } from '../../kit/study';
import { needCounts } from '../../kit/universe/narrow-to-sector';
import { listIndexSymbols } from '../../measure/members/read-members';
import { computeAdvanceDecline } from './compute';
import { defineAdvanceDecline } from './define';
import { advanceDeclineParams } from './params';

/** Advances against declines. */
export const advanceDecline: Study<typeof advanceDeclineParams> = {
  id: 'advance-decline',
  title: 'Advance-decline',
  question: 'Do more members rise than fall, and does their line confirm the index?',
  rowsAre: 'sessions',
  params: advanceDeclineParams,
  symbols: ({ universe }) => listIndexSymbols(universe),
  universes: ({ universe, sector }) => [needCounts(universe, sector)],
  definition: defineAdvanceDecline,
  compute: computeAdvanceDecline,
};
