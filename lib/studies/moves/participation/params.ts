import { z } from 'zod';
import { choiceParam, integerParam, numberParam } from '../../kit/params';

export const participationParams = z.object({
  universe: choiceParam(['mag7', 'indices'], 'mag7', ['Magnificent 7', 'Indices (4)'], {
    label: 'Universe',
    description: 'mag7: the seven stocks; indices: S&P 500, Russell 2000, Nasdaq-100 and the Magnificent 7 basket.',
  }),
  windowSessions: integerParam(50, 2, 2520, {
    label: 'Mean',
    description: 'Sessions in the mean that a close stands above: 20, 50 or 200 are usual.',
  }),
  withinPct: numberParam(5, 0, 100, {
    label: 'Within',
    description: 'How far below its high a close may be and still count as near it, in percent.',
    unit: 'percent',
  }),
  highSessions: integerParam(252, 2, 2520, { label: 'High', description: 'Sessions in the high: 252 is 52 weeks.' }),
});

export type ParticipationParams = z.output<typeof participationParams>;
