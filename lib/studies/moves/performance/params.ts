import { z } from 'zod';
import { groupSymbols } from '@/lib/market/groups';
import { choiceParam, symbolsParam } from '../../kit/params';
import { samplingShape } from '../../kit/sampling-params';

export const performanceParams = z.object({
  symbols: symbolsParam(groupSymbols, 20, { label: 'Instruments', description: 'One to twenty instruments.' }),
  ...samplingShape,
  mode: choiceParam(['level', 'rebased'], 'rebased', ['Level', 'Rebased'], {
    label: 'Scale',
    description: 'Closes as they are, or 100 at the close before the first session shown.',
  }),
  align: choiceParam(['common', 'each'], 'common', ['Common', 'Each its own'], {
    label: 'Start',
    description:
      'common: all from the latest of their first closes, so that they can be compared; each: every line from where it begins, and nothing is ranked.',
  }),
  axis: choiceParam(['linear', 'log'], 'linear', ['Linear', 'Log'], {
    label: 'Axis',
    description: 'Equal steps for equal differences, or for equal ratios.',
  }),
});

export type PerformanceParams = z.output<typeof performanceParams>;
