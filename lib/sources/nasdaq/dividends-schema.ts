import { z } from 'zod';

const row = z.object({
  symbol: z.string(),
  dividend_Ex_Date: z.string().nullish(),
  dividend_Rate: z.union([z.number(), z.string()]).nullish(),
});

/**
 * Nasdaq's list of the dividends that shares no longer bring from a day on. Errors come as HTTP 200 with `data: null` and their own code in `status`. As
 * public clients read it: no answer was ever seen here, so that a list under another name is told, and not taken for a day without any.
 */
export const dividendsSchema = z.object({
  data: z.object({ calendar: z.object({ rows: z.array(row).nullable() }) }).nullable(),
  status: z.object({ rCode: z.number().int(), bCodeMessage: z.array(z.object({ errorMessage: z.string() })).nullish() }),
});

export type DividendsAnswer = z.output<typeof dividendsSchema>;
