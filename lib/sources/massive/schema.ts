import { z } from 'zod';
import { barShape } from '../bar';

/** Massive's days of one stock (`ticker`), or one day of all (`T`). Without any it leaves `results` out. */
export const aggregatesSchema = z.object({
  status: z.string(),
  ticker: z.string().optional(),
  adjusted: z.boolean().optional(),
  results: z.array(z.object({ T: z.string().optional(), t: z.number().int(), ...barShape })).nullish(),
});

export type Aggregates = z.output<typeof aggregatesSchema>;
