import { z } from 'zod';
import { choiceParam } from '../../kit/params';
import { memberUniverseParam, minCoverageParam } from '../../kit/universe/universe-params';

const windowTexts = ['20', '50', '100', '200'] as const;

export const sectorBreadthParams = z.object({
  universe: memberUniverseParam(),
  show: choiceParam(['above', 'advancing', 'net', 'highs'], 'above', ['Above mean', 'Advancing', 'AD percent', 'Net highs'], {
    label: 'Share',
    description:
      'above: members above their mean; advancing: members that rose; net: those that rose less those that fell; highs: new 52-week highs less lows. Each in percent of the members that can be judged.',
  }),
  windowSessions: choiceParam(windowTexts, '50', windowTexts, {
    label: 'Mean',
    description: 'Closes in the mean, today’s included: 20, 50, 100 or 200.',
    appliesWhen: { show: ['above'] },
  }),
  minCoveragePct: minCoverageParam(),
});

export type SectorBreadthParams = z.output<typeof sectorBreadthParams>;
