import { z } from 'zod';
import { choiceParam } from '../../kit/params';
import { countedSectorParam, minCoverageParam, universeParam } from '../../kit/universe/universe-params';

export const highsLowsParams = z.object({
  universe: universeParam(),
  sector: countedSectorParam(),
  show: choiceParam(['net', 'share', 'index'], 'net', ['Net new highs', 'Record High %', 'High-Low Index'], {
    label: 'Show',
    description: 'net: new highs less new lows; share: new highs among both; index: the mean of the last ten shares.',
  }),
  minCoveragePct: minCoverageParam(),
});

export type HighsLowsParams = z.output<typeof highsLowsParams>;
