import { z } from 'zod';
import { choiceParam } from '../../kit/params';
import { minCoverageParam, universeParam } from '../../kit/universe/universe-params';

export const hindenburgParams = z.object({
  universe: universeParam('nyse'),
  variant: choiceParam(['2.2', '2.8'], '2.2', ['2.2%', '2.8%'], {
    label: 'Variant',
    description: 'The share of issues that both new highs and new lows must exceed: 2.2% as first published, 2.8% as later tightened.',
  }),
  minCoveragePct: minCoverageParam(),
});

export type HindenburgParams = z.output<typeof hindenburgParams>;
