import { z } from 'zod';

const row = z.object({
  symbol: z.string(),
  dividend_Ex_Date: z.string().nullish(),
  dividend_Rate: z.union([z.number(), z.string()]).nullish(),
});

/** Nasdaq's list of what is paid without from a day on. Errors come as HTTP 200 with `data: null` and their own code in `status`. */
export const dividendsSchema = z.object({
  data: z.object({ calendar: z.object({ rows: z.array(row).nullish() }).nullish() }).nullable(),
  status: z.object({ rCode: z.number().int(), bCodeMessage: z.array(z.object({ errorMessage: z.string() })).nullish() }),
});

export type DividendsAnswer = z.output<typeof dividendsSchema>;
