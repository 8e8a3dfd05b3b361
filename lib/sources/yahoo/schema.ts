import { z } from 'zod';
import { priceCell } from '../price-cell';

/** One of the parallel arrays of an answer. */
export const column = z.array(priceCell).optional();

const quote = z.object({ open: column, high: column, low: column, close: column, volume: column });

const split = z.object({ date: z.number(), numerator: z.number().positive(), denominator: z.number().positive() });

/** One instrument of an answer. */
export const chartResultSchema = z.object({
  meta: z.object({
    symbol: z.string(),
    currency: z.string().nullish(),
    exchangeTimezoneName: z.string(),
    regularMarketTime: z.number().nullish(),
  }),
  timestamp: z.array(z.number().int()).optional(),
  indicators: z.object({ quote: z.tuple([quote]), adjclose: z.array(z.object({ adjclose: column })).optional() }),
  events: z.object({ splits: z.record(z.string(), split).optional() }).optional(),
});

/** Yahoo chart v8. */
export const chartSchema = z.object({
  chart: z.object({
    result: z.tuple([chartResultSchema]).nullable(),
    error: z.object({ code: z.string(), description: z.string() }).nullish(),
  }),
});

export type ChartAnswer = z.output<typeof chartSchema>;
export type ChartResult = z.output<typeof chartResultSchema>;
