import 'server-only';
import { newestFinalSession } from '@/lib/calendar/final-close';
import { createKeep } from '@/lib/keep/keep';
import { listUniverseFreshness } from '@/lib/store/universe-freshness';
import { countSessionsBehind } from '../answers/count-behind';
import { getCalendar } from '../answers/get-calendar';
import { getStore } from '../answers/get-store';
import { logError } from '../http/server-log';

export interface UniverseLag {
  readonly universe: string;
  /** Final sessions since the last one that nearly all members have a close of. */
  readonly sessions: number;
}

const lags = createKeep<readonly UniverseLag[]>({ mostEntries: 1, forMs: 15_000 });

async function read(): Promise<readonly UniverseLag[]> {
  const now = new Date().toISOString();
  const universes = await listUniverseFreshness(await getStore(), newestFinalSession(getCalendar(), now));
  // Without a session that was counted there is nothing to be behind of: 0 would say that all is well.
  return universes.flatMap(({ id, lastSession }) =>
    lastSession === null ? [] : [{ universe: id, sessions: countSessionsBehind(lastSession, now) }],
  );
}

/** How far the followed universes are behind, read at most every fifteen seconds; none where the store cannot be read, which the log says. */
export async function listUniverseLags(): Promise<readonly UniverseLag[]> {
  try {
    return await lags.get('', read);
  } catch (error) {
    logError(error);
    return [];
  }
}
