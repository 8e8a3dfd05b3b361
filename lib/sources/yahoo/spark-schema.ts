import { z } from 'zod';
import { chartResultSchema, column, type ChartResult } from './schema';

/** What spark says of its symbols, whichever version wrote it. */
export interface SparkAnswer {
  readonly bySymbol: ReadonlyMap<string, ChartResult>;
  readonly error: { readonly code: string; readonly description: string } | null;
}

const series = z.object({ symbol: z.string().nullish(), timestamp: z.array(z.number().int()).nullish(), close: column.nullable() });

/** A series of version 8 as version 7 sends it: it names no time zone, and its last stamp is that of the last trade while a session runs. */
function toChartResult(symbol: string, { timestamp, close }: z.output<typeof series>): ChartResult {
  const stamps = timestamp ?? [];
  return {
    meta: { symbol, exchangeTimezoneName: 'America/New_York', regularMarketTime: stamps.at(-1) },
    timestamp: stamps,
    indicators: { quote: [{ close: close ?? undefined }] },
  };
}

const versionSeven = z
  .object({
    spark: z.object({
      result: z.array(z.object({ symbol: z.string(), response: z.array(chartResultSchema).nullish() })).nullable(),
      error: z.object({ code: z.string(), description: z.string() }).nullish(),
    }),
  })
  .transform(
    ({ spark }): SparkAnswer => ({
      bySymbol: new Map(
        (spark.result ?? []).flatMap(({ symbol, response }) =>
          response?.[0] === undefined ? [] : [[symbol.toUpperCase(), response[0]] as const],
        ),
      ),
      error: spark.error ?? null,
    }),
  );

const versionEight = z
  .record(z.string(), series.nullable())
  .transform(
    (given): SparkAnswer => ({
      bySymbol: new Map(
        Object.entries(given).flatMap(([symbol, one]) =>
          one === null ? [] : [[symbol.toUpperCase(), toChartResult(one.symbol ?? symbol, one)] as const],
        ),
      ),
      error: null,
    }),
  );

/** Yahoo spark: version 8 is an object by symbol, version 7 a list of chart results; errors of both come in the wrapper of 7. */
export const sparkSchema = z.union([versionSeven, versionEight]);
