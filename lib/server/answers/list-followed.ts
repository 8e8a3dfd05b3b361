import 'server-only';
import { finalInstantMs, newestFinalSession } from '@/lib/calendar/final-close';
import { findActiveRun } from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';
import { listUniverseFreshness, readUniverseFreshness, type UniverseFreshness } from '@/lib/store/universe-freshness';
import { getCalendar } from './get-calendar';

/** A universe that the worker follows, and when it looks at its closes next. */
export interface FollowedUniverse extends UniverseFreshness {
  /** Instant: that since which closes are lacking, else 75 minutes after the next bell. */
  readonly nextCloses: string;
}

/** How current the followed universes are at `now`. */
export async function listFollowedUniverses(store: Store, now: string): Promise<FollowedUniverse[]> {
  const calendar = getCalendar();
  const newest = newestFinalSession(calendar, now);
  const toInstant = (of: typeof newest) => new Date(finalInstantMs(calendar, of)).toISOString();
  return (await listUniverseFreshness(store, newest)).map((universe) => ({
    ...universe,
    nextCloses: toInstant(universe.covered < universe.members ? newest : calendar.nextSession(newest)),
  }));
}

/** The universe whose members are being pulled at `now`, in a line; null where none is. */
export async function describeFetching(store: Store, now: string): Promise<string | null> {
  const active = await findActiveRun(store);
  // Whoever imports something of a universe fetches none of its members.
  const id = active?.state === 'running' && active.kind === 'pull' ? active.request['universe'] : undefined;
  if (typeof id !== 'string') return null;
  const { name, members, covered } = await readUniverseFreshness(store, id, newestFinalSession(getCalendar(), now));
  return members === 0 || covered === members ? null : `${name} members: ${covered} of ${members} fetched`;
}
