import { z } from 'zod';
import { choiceParam, integerParam, symbolParam } from '../../kit/params';
import { samplingShape } from '../../kit/sampling-params';

// A trailing window of 252 quarters is 63 years, of 252 years longer than there is a market: links that say so are read all the same.
const scaled = [{ unit: ['session', 'week', 'month'] }];
const optionsNote = 'Needs 252 units before it: of quarters that is 63 years.';

export const outperformanceParams = z.object({
  a: symbolParam('RUT', { label: 'Leader', description: 'The instrument whose lead is measured.' }),
  b: symbolParam('SPX', { label: 'Against', description: 'The instrument that it is measured against.' }),
  ...samplingShape,
  sessions: integerParam(5, 1, 2520, {
    label: 'Window',
    description: 'Length of the window in exchange sessions, of which 5 are a week, 21 a month, 252 a year; else in the unit.',
  }),
  measure: choiceParam(['pp', 'ratio', 'log'], 'pp', ['Points', 'Ratio', 'Log'], {
    label: 'Measure',
    description: 'pp: difference of the two returns in percentage points; ratio: (1+a)/(1+b)-1; log: difference of log returns.',
  }),
  scale: choiceParam(['none', 'volatility'], 'none', ['As it is', 'By volatility'], {
    label: 'Scale',
    description: 'volatility divides by the sample deviation of the same spread over the trailing 252 sessions, or units.',
    optionsWhen: { volatility: scaled },
    optionsNote,
  }),
  hedge: choiceParam(['none', 'beta'], 'none', ['None', 'Beta'], {
    label: 'Hedge',
    description: 'beta replaces the return of b by its beta over the trailing 252 sessions, or units, times it.',
    optionsWhen: { beta: scaled },
    optionsNote,
  }),
  episodes: choiceParam(['all', 'one'], 'all', ['Every session', 'One per episode'], {
    label: 'Episodes',
    description: 'one takes the largest, drops everything within the window of it, and repeats, since neighbouring windows overlap.',
  }),
  top: integerParam(20, 1, 100, { label: 'Top', description: 'How many of the largest and of the smallest to list.' }),
});

export type OutperformanceParams = z.output<typeof outperformanceParams>;
