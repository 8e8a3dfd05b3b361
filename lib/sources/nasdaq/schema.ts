import { z } from 'zod';

const row = z.object({
  date: z.string(),
  close: z.string().nullable(),
  open: z.string().nullish(),
  high: z.string().nullish(),
  low: z.string().nullish(),
  volume: z.string().nullish(),
});

/** Nasdaq's historical quotes. Errors come as HTTP 200 with `data: null` and their own code in `status`. */
export const historicalSchema = z.object({
  data: z
    .object({
      symbol: z.string(),
      totalRecords: z.number().int().nullish(),
      tradesTable: z.object({ rows: z.array(row).nullish() }).nullish(),
    })
    .nullable(),
  status: z.object({ rCode: z.number().int(), bCodeMessage: z.array(z.object({ errorMessage: z.string() })).nullish() }),
});

export type HistoricalAnswer = z.output<typeof historicalSchema>;
export type HistoricalRow = z.output<typeof row>;
