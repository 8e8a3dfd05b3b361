import { z } from 'zod';
import { deemerSpacing } from '@/lib/metrics';
import { choiceParam, integerParam } from '../../kit/params';
import { minCoverageParam, universeParam } from '../../kit/universe/universe-params';

export const thrustParams = z.object({
  universe: universeParam('nyse'),
  which: choiceParam(['zweig', 'deemer', 'whaley'], 'zweig', ['Zweig', 'Deemer', 'Whaley'], {
    label: 'Thrust',
    description:
      'zweig: the 10-session mean of advances among advances and declines rises from below 0.40 to above 0.615 within ten sessions; deemer: ten sessions’ advances above 1.97 times their declines; whaley: more than 73.66% advances over five sessions.',
  }),
  mean: choiceParam(['ema', 'sma'], 'ema', ['Exponential', 'Plain'], {
    label: 'Mean',
    description: 'ema: weights of 2/11 from the plain mean of the first ten; sma: the plain mean of ten sessions.',
    appliesWhen: { which: ['zweig'] },
  }),
  spacing: integerParam(deemerSpacing, 1, 252, {
    label: 'Spacing',
    description: 'Sessions from one trigger of Deemer’s to the next at least; published lists count triggers of one month once.',
    appliesWhen: { which: ['deemer'] },
  }),
  minCoveragePct: minCoverageParam(),
});

export type ThrustParams = z.output<typeof thrustParams>;
