import { z } from 'zod';
import { choiceParam } from '../../kit/params';
import { countedSectorParam, minCoverageParam, universeParam } from '../../kit/universe/universe-params';

const windowTexts = ['20', '50', '100', '200'] as const;

export const aboveAverageParams = z.object({
  universe: universeParam(),
  sector: countedSectorParam(),
  windowSessions: choiceParam(windowTexts, '200', windowTexts, {
    label: 'Mean',
    description: 'Closes in the mean, today’s included: 20, 50, 100 or 200.',
  }),
  minCoveragePct: minCoverageParam(),
});

export type AboveAverageParams = z.output<typeof aboveAverageParams>;
