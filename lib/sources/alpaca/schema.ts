import { z } from 'zod';
import { barShape } from '../bar';

/** Alpaca's bars of several stocks, a page. */
export const barsSchema = z.object({
  bars: z.record(z.string(), z.array(z.object({ t: z.string(), ...barShape })).nullable()),
  next_page_token: z.string().nullable(),
});

export type BarsPage = z.output<typeof barsSchema>;

/** What it says with HTTP 400. */
export const refusalSchema = z.object({ message: z.string() });
