import { z } from 'zod';
import { choiceParam, integerParam } from '../../kit/params';
import { memberUniverseParam, minCoverageParam } from '../../kit/universe/universe-params';

export const concentrationParams = z.object({
  universe: memberUniverseParam(),
  show: choiceParam(['mag7', 'top', 'hhi', 'effective'], 'mag7', ['Magnificent 7', 'Largest', 'HHI', 'Effective number'], {
    label: 'Show',
    description:
      'mag7: weight of the Magnificent 7; top: weight of the largest members; hhi: sum of squared weights; effective: its reciprocal, as many equal members.',
  }),
  top: integerParam(10, 1, 100, {
    label: 'Largest',
    description: 'How many of the largest members are summed.',
    appliesWhen: { show: ['top'] },
  }),
  minCoveragePct: minCoverageParam({ show: ['top', 'hhi', 'effective'] }),
});

export type ConcentrationParams = z.output<typeof concentrationParams>;
