import { z } from 'zod';
import { choiceParam, integerParam } from '../../kit/params';
import { memberUniverseParam, minCoverageParam } from '../../kit/universe/universe-params';

export const equalWeightParams = z.object({
  mode: choiceParam(['computed', 'etf'], 'computed', ['Computed', 'Funds'], {
    label: 'Equal weight',
    description:
      'computed: the mean return of all members each session against the index; etf: a fund of equal weights against one of the same index (RSP against SPY).',
  }),
  universe: memberUniverseParam(),
  sessions: integerParam(63, 1, 2520, {
    label: 'Sessions',
    description: 'Length of the window in exchange sessions: 5 is a week, 21 a month, 252 a year.',
  }),
  minCoveragePct: minCoverageParam({ mode: ['computed'] }),
});

export type EqualWeightParams = z.output<typeof equalWeightParams>;
