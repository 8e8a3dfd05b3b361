import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { greatest, rollup } from 'd3-array';
import { z } from 'zod';
import { fromDayNumber } from '@/lib/calendar/civil-date';
import { createCalendar } from '@/lib/calendar/calendar';
import { isFinalClose } from '@/lib/calendar/final-close';

// SQLite takes the other columns from the row that has the largest session.
const lastCloses = `SELECT i."symbol", MAX(c."day") AS "day", c."close", c."adjClose"
  FROM "Close" c JOIN "Instrument" i ON i."id" = c."instrumentId" GROUP BY c."instrumentId"`;
const rowSchema = z.object({ symbol: z.string(), day: z.number(), close: z.number(), adjClose: z.number().nullable() });

/**
 * Writes files to import with a close of the session after the one that most instruments end with, for each that ends with it: within 1% of its last.
 * @returns the session, and how many closes. @throws Error where that session has not closed yet.
 */
export function writeNextCloses(path: string, folder: string): { readonly session: string; readonly closes: number } {
  const database = new Database(path, { readonly: true });
  const rows = z.array(rowSchema).parse(database.prepare(lastCloses).all());
  database.close();
  const calendar = createCalendar();
  const ended = rollup(
    rows,
    ({ length }) => length,
    ({ day }) => day,
  );
  const last = greatest(ended, ([, count]) => count)?.[0] ?? Number.NaN;
  const session = calendar.nextSession(fromDayNumber(last));
  if (!isFinalClose(calendar, session, new Date().toISOString()))
    throw new Error(`The store ends with ${fromDayNumber(last)}, and there is no session after it yet of which closes could be imported.`);
  mkdirSync(folder);
  const moved = rows.filter((row) => row.day === last);
  moved.forEach(({ symbol, close, adjClose }, place) => {
    const factor = 1 + ((place % 21) - 10) / 1_000;
    const move = (value: number | null): string => (value === null ? '' : (value * factor).toPrecision(7));
    writeFileSync(join(folder, `${symbol}.csv`), `date,close,adj_close\n${session},${move(close)},${move(adjClose)}\n`);
  });
  return { session, closes: moved.length };
}
