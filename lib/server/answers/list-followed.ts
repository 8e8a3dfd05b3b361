import 'server-only';
import { finalInstantMs, newestFinalSession } from '@/lib/calendar/final-close';
import { getEnv } from '@/lib/env';
import { listNextJobs, type NextJob } from '@/lib/ingest/worker/list-next-jobs';
import { findActiveRun } from '@/lib/store/ingest-runs';
import { listLackingInstruments } from '@/lib/store/lacking-closes';
import type { Store } from '@/lib/store/store';
import { listUniverseFreshness, readUniverseFreshness, type UniverseFreshness } from '@/lib/store/universe-freshness';
import { getCalendar } from './get-calendar';

/** A universe that the worker follows, and when it looks at its closes next. */
export interface FollowedUniverse extends UniverseFreshness {
  /** Instant: that since which closes are lacking, else 75 minutes after the next bell. */
  readonly nextCloses: string;
  /** What the worker's plan does next of it; null where it does nothing by itself (`PULL=off`), or first waits for any real close. */
  readonly next: NextJob | null;
}

/** How current the followed universes are at `now`. */
export async function listFollowedUniverses(store: Store, now: string): Promise<FollowedUniverse[]> {
  const calendar = getCalendar();
  const newest = newestFinalSession(calendar, now);
  const toInstant = (of: typeof newest) => new Date(finalInstantMs(calendar, of)).toISOString();
  const followed = await listUniverseFreshness(store, newest);
  const ids = followed.map(({ id }) => id);
  const next = getEnv().PULL === 'on' ? await listNextJobs(store, calendar, new Date(now), ids) : null;
  return followed.map((universe) => ({
    ...universe,
    next: next?.get(universe.id) ?? null,
    nextCloses: toInstant(universe.covered < universe.members ? newest : calendar.nextSession(newest)),
  }));
}

/** What is being pulled at `now` and takes long, in a line: the funds of sizes and sectors, or the members of a universe; null where nothing is. */
export async function describeFetching(store: Store, now: string): Promise<string | null> {
  const active = await findActiveRun(store);
  // Whoever imports something of a universe fetches none of its members.
  if (active?.state !== 'running' || active.kind !== 'pull') return null;
  const { universe: id, part, symbols } = active.request;
  const session = newestFinalSession(getCalendar(), now);
  if (part === 'funds' && Array.isArray(symbols)) {
    const lacking = new Set(await listLackingInstruments(store, session));
    return `Funds of sizes and sectors: ${symbols.filter((symbol) => !lacking.has(String(symbol))).length} of ${symbols.length} fetched`;
  }
  if (typeof id !== 'string') return null;
  const { name, members, covered } = await readUniverseFreshness(store, id, session);
  return members === 0 || covered === members ? null : `${name} members: ${covered} of ${members} fetched`;
}
