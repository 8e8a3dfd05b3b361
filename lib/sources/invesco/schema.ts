import { z } from 'zod';

// JSON.parse reads a literal such as 1e999 as Infinity: one bad cell must not refuse the whole answer.
const cell = z.union([z.number(), z.literal(Infinity), z.literal(-Infinity), z.string(), z.null()]).optional();

const holding = z.object({
  ticker: z.string().nullish(),
  issuerName: z.string().nullish(),
  securityTypeName: z.string().nullish(),
  percentageOfTotalNetAssets: cell,
});

/** Invesco's list of what a fund holds. */
export const holdingsSchema = z.object({
  effectiveDate: z.string().nullable(),
  totalNumberOfHoldings: z.number().int().nullish(),
  cusip: z.string().nullish(),
  holdings: z.array(holding).nullable(),
});

export type HoldingsAnswer = z.output<typeof holdingsSchema>;
