import { z } from 'zod';
import { symbolParam } from '../../kit/params';

export const ratioParams = z.object({
  a: symbolParam('RUT', { label: 'Numerator', description: 'The instrument above the line.' }),
  b: symbolParam('SPX', { label: 'Denominator', description: 'The instrument below the line.' }),
});

export type RatioParams = z.output<typeof ratioParams>;
