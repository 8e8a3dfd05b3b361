import { firstCalendarDate, type Calendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { findBreadthStamp, writeBreadthDays, type BreadthKey, type BreadthStamp } from '@/lib/store/breadth-days';
import { getDataVersion } from '@/lib/store/data-version';
import { hasMembershipChanged, listChangedMemberSessions } from '@/lib/store/member-closes';
import type { Store } from '@/lib/store/store';
import { listUniverses } from '@/lib/store/universes';
import { affectedSessions } from '@/lib/metrics';
import { averageWindows, highSessions } from '@/lib/market/universe/universe';
import { countStretch } from './count-stretch';
import { countWhole, spanSessions } from './count-whole';

/** Rises when the engine counts otherwise than before: rows of an earlier edition are made anew. */
export const engineEdition = 2;

/** What was done for one universe on one basis. */
export interface BreadthRefresh extends BreadthKey {
  /** `kept`: nothing of it had changed. */
  readonly done: 'kept' | 'counted' | 'recounted';
  readonly sessions: number;
}

export interface RefreshBreadthOptions {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly signal?: AbortSignal | undefined;
}

const farthest = parseSessionDate('9999-12-31');

interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** The sessions that changed closes can move, as ordinals: each change reaches as far as the longest window. */
function listStretches(changed: readonly number[], last: number): Stretch[] {
  const stretches: { first: number; last: number }[] = [];
  for (const ordinal of changed) {
    if (ordinal > last) continue;
    const end = affectedSessions(ordinal, ordinal + 1, { averageSessions: averageWindows, highSessions }, last + 1).to - 1;
    const open = stretches.at(-1);
    if (open !== undefined && ordinal <= open.last + 1) open.last = end;
    else stretches.push({ first: ordinal, last: end });
  }
  return stretches;
}

async function refreshOne(
  options: RefreshBreadthOptions,
  key: BreadthKey,
  dataVersion: number,
  stamp: BreadthStamp | null,
): Promise<BreadthRefresh> {
  const { store, calendar, signal } = options;
  const finish = async (writes: Parameters<typeof writeBreadthDays>[2]) => {
    await writeBreadthDays(store, key, writes, { dataVersion, edition: engineEdition, now: options.now().toISOString() });
  };
  const span = await spanSessions(options, key.universeId);
  if (span === null) {
    await finish([{ ...key, days: null, stretch: null }]);
    return { ...key, done: 'counted', sessions: 0 };
  }
  const { sessions } = span;
  const known =
    stamp !== null && stamp.edition === engineEdition && !(await hasMembershipChanged(store, key.universeId, stamp.dataVersion));
  if (!known) {
    const days = await countWhole(options, key);
    await finish([{ ...key, days, stretch: null }]);
    return { ...key, done: 'counted', sessions: days?.sessions.length ?? 0 };
  }
  const changed = await listChangedMemberSessions(store, key.universeId, stamp.dataVersion);
  const ordinalOf = new Map(sessions.map((session, ordinal) => [session, ordinal]));
  const stretches = listStretches(
    changed.map((session) => ordinalOf.get(session) ?? sessions.length),
    sessions.length - 1,
  );
  const writes = [];
  for (const { first, last } of stretches) {
    signal?.throwIfAborted();
    const days = await countStretch(options, key, sessions, { from: first, to: last + 1 });
    writes.push({ ...key, days, stretch: { from: sessions[first] ?? firstCalendarDate, to: sessions[last] ?? span.last } });
  }
  // Closes that were removed at the end leave rows behind that no stretch covers.
  writes.push({ ...key, days: null, stretch: { from: calendar.nextSession(span.last), to: farthest } });
  await finish(writes);
  return {
    ...key,
    done: changed.length === 0 ? 'kept' : 'recounted',
    sessions: writes.reduce((sum, { days }) => sum + (days?.sessions.length ?? 0), 0),
  };
}

/**
 * Brings the counts of every universe with members to the newest data: nothing is read where nothing changed, a correction recounts
 * the sessions that it can move, changed members or another edition of the engine count everything anew. The caller holds the
 * writer's lease. @throws the reason of `signal`.
 */
export async function refreshBreadth(options: RefreshBreadthOptions): Promise<BreadthRefresh[]> {
  const { store } = options;
  const { version } = await getDataVersion(store);
  const refreshed: BreadthRefresh[] = [];
  for (const { id, kind } of await listUniverses(store)) {
    if (kind !== 'members') continue;
    for (const basis of ['price', 'total'] as const) {
      options.signal?.throwIfAborted();
      const key = { universeId: id, basis };
      const stamp = await findBreadthStamp(store, key);
      if (stamp?.dataVersion === version && stamp.edition === engineEdition) refreshed.push({ ...key, done: 'kept', sessions: 0 });
      else refreshed.push(await refreshOne(options, key, version, stamp));
    }
  }
  return refreshed;
}
