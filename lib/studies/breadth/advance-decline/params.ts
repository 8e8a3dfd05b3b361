import { z } from 'zod';
import { choiceParam } from '../../kit/params';
import { countedSectorParam, minCoverageParam, universeParam } from '../../kit/universe/universe-params';

export const advanceDeclineParams = z.object({
  universe: universeParam(),
  sector: countedSectorParam(),
  show: choiceParam(['line', 'percent', 'net', 'sum10'], 'line', ['A/D line', 'AD percent', 'Net advances', '10-session sum'], {
    label: 'Show',
    description:
      'line: running sum of net advances from the first session that is counted; percent: net advances in percent of the members that have both closes; net: advances less declines; sum10: net advances of ten sessions.',
  }),
  minCoveragePct: minCoverageParam(),
});

export type AdvanceDeclineParams = z.output<typeof advanceDeclineParams>;
