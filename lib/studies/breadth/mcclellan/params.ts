import { z } from 'zod';
import { choiceParam } from '../../kit/params';
import { countedSectorParam, minCoverageParam, universeParam } from '../../kit/universe/universe-params';

export const mcclellanParams = z.object({
  universe: universeParam(),
  sector: countedSectorParam(),
  show: choiceParam(['oscillator', 'summation'], 'oscillator', ['Oscillator', 'Summation index'], {
    label: 'Show',
    description: 'oscillator: difference of two exponential means of net advances; summation: its running sum.',
  }),
  adjust: choiceParam(['ratio', 'raw'], 'ratio', ['Ratio-adjusted', 'Raw'], {
    label: 'Net advances',
    description: 'ratio: per thousand stocks that moved, so that years with more issues compare; raw: advances less declines.',
  }),
  minCoveragePct: minCoverageParam(),
});

export type McClellanParams = z.output<typeof mcclellanParams>;
