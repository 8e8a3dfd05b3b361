import 'server-only';
import { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';
import { dayColumn } from './day-column';
import type { Store } from './store';

/** What is stored of one instrument. */
export interface StoredCoverage {
  readonly instrumentId: number;
  readonly first: SessionDate;
  readonly last: SessionDate;
  /** Newest session that is not provisional, or null. */
  readonly lastFinal: SessionDate | null;
}

const count = z.union([z.number(), z.bigint()]).transform(Number);
const counts = z.array(z.object({ instrumentId: count, sessions: count }));
const rows = z.array(z.object({ instrumentId: count, first: dayColumn, last: dayColumn, lastFinal: dayColumn.nullable() }));

// Ends are found in the primary key: no instrument's closes are read from one to the other.
const of = 'FROM "Close" c WHERE c."instrumentId" = i."id"';
const coverage = `SELECT i."id" AS "instrumentId", (SELECT MIN("day") ${of}) AS "first", (SELECT MAX("day") ${of}) AS "last",
  (SELECT "day" ${of} AND NOT "provisional" ORDER BY "day" DESC LIMIT 1) AS "lastFinal" FROM "Instrument" i WHERE EXISTS (SELECT 1 ${of})`;
const counted = `SELECT i."id" AS "instrumentId", (SELECT COUNT(*) ${of}) AS "sessions" FROM "Instrument" i WHERE i."tracked"`;

/** First and last session of every instrument that has closes. */
export async function listCoverage(store: Store): Promise<StoredCoverage[]> {
  return rows.parse(await store.reader.$queryRawUnsafe(coverage));
}

/** How many closes are stored of each followed instrument, by its id. */
export async function countCloses(store: Store): Promise<ReadonlyMap<number, number>> {
  return new Map(counts.parse(await store.reader.$queryRawUnsafe(counted)).map(({ instrumentId, sessions }) => [instrumentId, sessions]));
}
