import 'server-only';
import { z } from 'zod';
import type { Store } from './store';

const rows = z.tuple([z.object({ count: z.number() })]);
const windowMs = 60_000;
const sweepMs = 60_000;
// When this process last swept each store, by the clock that it is counted by.
const swept = new WeakMap<Store, number>();

const countOne = (instant: string) => `INSERT INTO "RequestCount" ("key", "until", "count") VALUES (?, ${instant}, 1)
  ON CONFLICT ("key") DO UPDATE SET "count" = CASE WHEN "RequestCount"."until" > ${instant} THEN "RequestCount"."count" + 1 ELSE 1 END,
    "until" = CASE WHEN "RequestCount"."until" > ${instant} THEN "RequestCount"."until" ELSE excluded."until" END
  RETURNING "count"`;
const forgetPast = (instant: string) => `DELETE FROM "RequestCount" WHERE "until" <= ${instant}`;

/**
 * Counts one more request under `key` and answers how many there were since the first within a minute, this one included, for all processes that share the
 * PostgreSQL store. It waits for no commit, and each process forgets what is past at most once a minute.
 * @param now an instant, ISO with Z and milliseconds, in place of the database's clock.
 */
export async function countRequest(store: Store, key: string, now: string | null = null): Promise<number> {
  const { dialect } = store;
  const { instant } = dialect;
  const [{ count }] = rows.parse(
    await store.writeBeside((writer) => writer.$queryRawUnsafe(dialect.toNative(countOne(instant)), key, now, windowMs, now, 0, now, 0)),
  );
  const clock = now === null ? performance.now() : Date.parse(now);
  if (clock - (swept.get(store) ?? -Infinity) >= sweepMs) {
    swept.set(store, clock);
    await store.writeBeside((writer) => writer.$executeRawUnsafe(dialect.toNative(forgetPast(instant)), now, 0));
  }
  return count;
}
