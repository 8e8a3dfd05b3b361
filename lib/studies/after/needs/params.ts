import { z } from 'zod';
import type { Sampling } from '@/lib/market/resample-market';
import { integerParam, symbolParam } from '../../kit/params';
import { unitParam } from '../../kit/sampling-params';

export const needsParams = z.object({
  symbol: symbolParam('RUT', { label: 'Instrument', description: 'The instrument whose next close is asked for.' }),
  unit: unitParam,
  sinceSessions: integerParam(252, 1, 25_000, {
    label: 'Since',
    description: 'Besides the largest ever, the largest of the last so many sessions, or units: 252 sessions are a year.',
  }),
});

export type NeedsParams = z.output<typeof needsParams>;

/** The close to come is that of the unit that runs, or of the next one where the last is complete: never left out. */
export function toNeedsSampling({ unit }: Pick<NeedsParams, 'unit'>): Sampling {
  return { unit, toDate: unit !== 'session' };
}
