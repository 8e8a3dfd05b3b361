import { z } from 'zod';
import { choiceParam, integerParam, symbolParam } from '../../kit/params';
import { samplingShape } from '../../kit/sampling-params';

export const distanceParams = z.object({
  symbol: symbolParam('RUT', { label: 'Instrument', description: 'The instrument whose close is measured.' }),
  ...samplingShape,
  reference: choiceParam(['sma', 'high', 'record'], 'sma', ['Mean', 'High', 'Record'], {
    label: 'From',
    description:
      'sma: the mean of the last closes; high: the largest of the last closes, today included; record: the largest close of the whole history to date.',
  }),
  windowSessions: integerParam(50, 2, 2520, {
    label: 'Window',
    description: 'Sessions, or units, in the mean or high, and in the deviation: 50 sessions are usual for a mean, 252 for a 52-week high.',
    appliesWhen: [{ reference: ['sma', 'high'] }, { distanceIn: ['sigma'] }],
  }),
  distanceIn: choiceParam(['pct', 'sigma'], 'pct', ['Percent', 'Deviations'], {
    label: 'Distance in',
    description: 'pct: close over reference less one; sigma: difference in standard deviations of the closes in the window.',
  }),
  deviation: choiceParam(['sample', 'population'], 'sample', ['Sample', 'Population'], {
    label: 'Deviation',
    description: 'sample divides by n-1, population by n; used with a distance in sigma.',
    appliesWhen: { distanceIn: ['sigma'] },
  }),
});

export type DistanceParams = z.output<typeof distanceParams>;
