import { z } from 'zod';
import { integerParam, symbolParam } from '../../kit/params';

export const needsParams = z.object({
  symbol: symbolParam('RUT', { label: 'Instrument', description: 'The instrument whose next close is asked for.' }),
  sinceSessions: integerParam(252, 1, 25_000, {
    label: 'Since',
    description: 'Besides the largest ever, the largest of the last so many sessions: 252 is a year.',
  }),
});

export type NeedsParams = z.output<typeof needsParams>;
