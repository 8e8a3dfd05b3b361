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

const mostClients = 100_000;

/**
 * As `countRequest`, for this process alone. Each client that is new forgets those who began before the minute, and beyond `most` the one who began
 * first: they stand in that order, so that nobody else is looked at.
 */
export function createCount(most: number): (key: string, now: number) => number {
  const counts = new Map<string, Count>();
  return (key, now) => {
    const found = counts.get(key);
    if (found !== undefined && found.until > now) return (found.taken += 1);
    counts.delete(key);
    for (const [name, { until }] of counts) {
      if (until > now && counts.size < most) break;
      counts.delete(name);
    }
    counts.set(key, { until: now + windowMs, taken: 1 });
    return 1;
  };
}

// One for all bundles.
const countHere = onProcess('requests of clients', () => createCount(mostClients));

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
    const taken = isShared ? await countRequest(await getStore(), key) : countHere(key, performance.now());
    if (taken > mostAMinute)
      throw new HttpError(429, 'too_many', `At most ${mostAMinute} ${what} a minute for each client; try again later.`, [], {
        'Retry-After': '60',
      });
  };
}
