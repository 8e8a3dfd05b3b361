import 'server-only';
import { createHash } from 'node:crypto';
import { getEnv } from '@/lib/env';
import { onProcess } from '@/lib/keep/on-process';
import { parseDatabaseUrl } from '@/lib/store/database-url';
import { countRequest } from '@/lib/store/request-counts';
import { getStore } from '../answers/get-store';
import { readClient } from './client-address';
import { HttpError } from './http-error';

const windowMs = 60_000;

interface Count {
  readonly until: number;
  taken: number;
}

// One for all bundles.
const counts = onProcess('requests of clients', () => new Map<string, Count>());

/** As `countRequest`, for this process alone. */
function countHere(key: string): number {
  const now = performance.now();
  const found = counts.get(key);
  if (found !== undefined && found.until > now) return (found.taken += 1);
  for (const [name, { until }] of counts) if (until <= now) counts.delete(name);
  counts.set(key, { until: now + windowMs, taken: 1 });
  return 1;
}

/**
 * A limit for each client that throws once it is reached: on PostgreSQL for all web processes together, on SQLite for each, since who only reads must
 * not wait for a write there. Whose requests they are is kept as a hash, and for a minute.
 * @param what is limited, as the end of a sentence: `views are stored`.
 * @throws HttpError 429.
 */
export function createRateLimit(mostAMinute: number, what: string): (request: Pick<Request, 'headers'>) => Promise<void> {
  return async ({ headers }) => {
    const key = createHash('sha256')
      .update(`${what}|${readClient(headers)}`)
      .digest('base64url')
      .slice(0, 22);
    const isShared = parseDatabaseUrl(getEnv().DATABASE_URL).provider === 'postgresql';
    const taken = isShared ? await countRequest(await getStore(), key) : countHere(key);
    if (taken > mostAMinute)
      throw new HttpError(429, 'too_many', `At most ${mostAMinute} ${what} a minute for each client; try again later.`, [], {
        'Retry-After': '60',
      });
  };
}
