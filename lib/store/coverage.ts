import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Store } from './store';

/** What is stored of one instrument. */
export interface StoredCoverage {
  readonly instrumentId: number;
  readonly first: SessionDate;
  readonly last: SessionDate;
  /** Newest session that is not provisional, or null. */
  readonly lastFinal: SessionDate | null;
  readonly sessions: number;
}

const session = z.string().refine(isSessionDate);
const count = z.union([z.number(), z.bigint()]).transform(Number);
const rows = z.array(z.object({ instrumentId: count, first: session, last: session, lastFinal: session.nullable(), sessions: count }));

const coverage = `SELECT "instrumentId", MIN("session") AS "first", MAX("session") AS "last",
  MAX(CASE WHEN NOT "provisional" THEN "session" END) AS "lastFinal", COUNT(*) AS "sessions" FROM "Close" GROUP BY "instrumentId"`;

/** First and last session and count of every instrument that has closes. */
export async function listCoverage(store: Store): Promise<StoredCoverage[]> {
  return rows.parse(await store.reader.$queryRawUnsafe(coverage));
}
