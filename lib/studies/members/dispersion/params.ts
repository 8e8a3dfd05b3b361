import { z } from 'zod';
import { choiceParam, integerParam } from '../../kit/params';
import { memberUniverseParam, minCoverageParam } from '../../kit/universe/universe-params';

export const dispersionParams = z.object({
  universe: memberUniverseParam(),
  show: choiceParam(['deviation', 'correlation'], 'deviation', ['Deviation of returns', 'Mean correlation'], {
    label: 'Show',
    description: 'deviation: how far the returns of the members lie apart; correlation: mean of the correlations of all pairs of members.',
  }),
  sessions: integerParam(1, 1, 252, {
    label: 'Sessions',
    description: 'Sessions of each return whose spread is measured.',
    appliesWhen: { show: ['deviation'] },
  }),
  windowSessions: integerParam(63, 5, 252, {
    label: 'Window',
    description: 'Daily returns in each correlation.',
    appliesWhen: { show: ['correlation'] },
  }),
  minCoveragePct: minCoverageParam(),
});

export type DispersionParams = z.output<typeof dispersionParams>;
