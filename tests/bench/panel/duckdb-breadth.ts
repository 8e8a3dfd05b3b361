import { performance } from 'node:perf_hooks';
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import type { BreadthInput } from '@/lib/metrics';

/** The six measures, in the order of the columns below and of the bits of a cell. */
export const measures = ['advances', 'declines', 'above the mean of 50', 'above the mean of 200', 'new highs', 'new lows'] as const;

// A window counts where its rows are consecutive sessions. Of the ways to say so this was the quickest of those tried.
const conditions = [
  'since1 = 1 and close > previous',
  'since1 = 1 and close < previous',
  'since49 = 49 and close > mean50 * (1 + 1e-9)',
  'since199 = 199 and close > mean200 * (1 + 1e-9)',
  'since251 = 251 and close >= highest',
  'since251 = 251 and close <= lowest',
];

const windows = `
  select i, t, member, close,
    lag(close) over place as previous, t - lag(t) over place as since1,
    t - lag(t, 49) over place as since49, t - lag(t, 199) over place as since199, t - lag(t, 251) over place as since251,
    avg(close) over (place rows 49 preceding) as mean50, avg(close) over (place rows 199 preceding) as mean200,
    max(close) over (place rows 251 preceding) as highest, min(close) over (place rows 251 preceding) as lowest
  from panel window place as (partition by i order by t)`;

const perSession = `select t, ${conditions.map((condition) => `count(*) filter (member and ${condition})::int`).join(', ')} from (${windows}) group by t order by t`;
const perCell = `select i, t, (${conditions.map((condition, bit) => `case when ${condition} then ${1 << bit} else 0 end`).join(' + ')})::int from (${windows}) where member`;

const integers = z.array(z.array(z.number()));

export interface DuckdbBreadth {
  /** Counts every session by one query on so many threads. */
  readonly count: (threads: number) => Promise<{ readonly ms: number; readonly columns: readonly number[][] }>;
  /** Every cell of a member: instrument, session and its six answers as bits. */
  readonly listCells: () => Promise<readonly number[][]>;
  readonly close: () => void;
}

function isMember(spans: Int32Array, t: number): boolean {
  for (let at = 0; at < spans.length; at += 2) if (t >= (spans[at] ?? 0) && t < (spans[at + 1] ?? 0)) return true;
  return false;
}

/** The panel as a long table in memory, one row per close, by instrument and session. */
export async function openDuckdb({ closes, spans }: BreadthInput): Promise<DuckdbBreadth> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('create table panel (i integer, t integer, close double, member boolean)');
  const appender = await connection.createAppender('panel');
  closes.forEach((series, i) => {
    const own = spans[i] ?? new Int32Array();
    series.forEach((close, t) => {
      if (Number.isNaN(close)) return;
      appender.appendInteger(i);
      appender.appendInteger(t);
      appender.appendDouble(close);
      appender.appendBoolean(isMember(own, t));
      appender.endRow();
    });
  });
  appender.closeSync();
  const read = async (sql: string): Promise<number[][]> => integers.parse((await connection.runAndReadAll(sql)).getColumns());
  return {
    count: async (threads) => {
      await connection.run(`set threads = ${threads}`);
      const start = performance.now();
      const answer = await connection.runAndReadAll(perSession);
      const ms = performance.now() - start;
      return { ms, columns: integers.parse(answer.getColumns()) };
    },
    listCells: () => read(perCell),
    close: () => connection.closeSync(),
  };
}
