import type { Calendar } from '@/lib/calendar/calendar';
import { finalInstantMs, newestFinalSession } from '@/lib/calendar/final-close';
import type { SessionDate } from '@/lib/calendar/session-date';
import { eveningInstantMs, morningInstantMs } from './session-instants';

/** One thing that the worker does by itself. */
export type Job =
  /** While the store holds no real close: see whether a provider answers, and pull the ten instruments. */
  | { readonly kind: 'first' }
  /** Closes up to a session, of all that is followed for itself (`of` null) or of the members of a universe. */
  | { readonly kind: 'closes'; readonly of: string | null; readonly session: SessionDate }
  /** The last sessions of some of what is followed for itself once more, and from a second provider. */
  | { readonly kind: 'verify'; readonly session: SessionDate }
  /** The funds of indices, sizes and sectors that were never followed: described, and their history pulled. */
  | { readonly kind: 'funds'; readonly session: SessionDate }
  /** The list of the dividends of a session, and a look back at the members whose turn it is: once for all universes that are followed. */
  | { readonly kind: 'dividends'; readonly session: SessionDate }
  /** Members, weights and sectors of a universe as its fund published them of a session. */
  | { readonly kind: 'snapshot'; readonly universeId: string; readonly session: SessionDate }
  /** All series that are not prices of which a newer value may be out. */
  | { readonly kind: 'series'; readonly session: SessionDate };

/** How a try of a job ended. */
export interface Try {
  readonly startedMs: number;
  /** `partly` brought some and may bring more later; `unfinished` made way for another job, or was killed, and goes on where it was. */
  readonly outcome: 'done' | 'partly' | 'failed' | 'unfinished';
}

/** What a plan is made of: what is stored, and what was tried. */
export interface PlanState {
  readonly calendar: Calendar;
  /** Milliseconds since 1970; so all instants. */
  readonly nowMs: number;
  /** Whether the store holds closes that are not the sample market's. */
  readonly hasRealCloses: boolean;
  /** In their order, what is followed for itself first: how many lack the newest final session that a provider might give. */
  readonly groups: readonly { readonly of: string | null; readonly lacking: number }[];
  /** How many of the funds that the worker follows by itself were never followed. */
  readonly missingFunds: number;
  /** Followed universes that a fund publishes: the session of the newest snapshot that is stored. */
  readonly snapshots: readonly { readonly universeId: string; readonly last: SessionDate | null }[];
  /** Of how many series a newer value may be out. */
  readonly dueSeries: number;
  /** Tries by the names of jobs, any order. */
  readonly tries: ReadonlyMap<string, readonly Try[]>;
}

export interface Plan {
  /** What is to be done now, the most urgent first. */
  readonly due: readonly Job[];
  /** When to look again, if nothing is tried before. */
  readonly nextMs: number;
}

const minuteMs = 60_000;
const firstPauseMs = 15 * minuteMs;
const longestPauseMs = 4 * 60 * minuteMs;
/** How often the providers are tried while the store holds no real close. */
export const retryMs = 30 * minuteMs;

/** What pulls of closes are called among the tries. */
export function nameCloses(of: string | null): string {
  return of === null ? 'closes' : `closes of ${of}`;
}

/** What pulls of snapshots are called among the tries. */
export function nameSnapshot(universeId: string): string {
  return `snapshot of ${universeId}`;
}

/** What a job is called among the tries: all sessions of a kind share it, since a later one does the work of those before. */
export function nameJob(job: Job): string {
  switch (job.kind) {
    case 'first':
      return 'first pull';
    case 'closes':
      return nameCloses(job.of);
    case 'verify':
    case 'funds':
    case 'dividends':
      return job.kind;
    case 'snapshot':
      return nameSnapshot(job.universeId);
    case 'series':
      return 'series';
  }
}

/** How long after a try that failed the next one waits; it doubles with each. */
export function pauseMs(failures: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
}

/** When a goal that stands since `goalMs` is to be tried: null where it is reached. */
export function findReadyMs(goalMs: number, tries: readonly Try[]): number | null {
  const since = tries.filter(({ startedMs }) => startedMs >= goalMs);
  if (since.some(({ outcome }) => outcome === 'done')) return null;
  const latest = (outcome: Try['outcome']) =>
    Math.max(-Infinity, ...since.filter((one) => one.outcome === outcome).map(({ startedMs }) => startedMs));
  const brought = latest('partly');
  const failures = since.filter(({ outcome, startedMs }) => outcome === 'failed' && startedMs > brought).length;
  return Math.max(goalMs, brought + firstPauseMs, failures === 0 ? -Infinity : latest('failed') + pauseMs(failures));
}

export interface Goal {
  readonly job: Job;
  readonly goalMs: number;
}

/** What is to be reached at the state's instant, in order. */
export function listGoals({ calendar, nowMs, groups, missingFunds, snapshots, dueSeries }: PlanState): Goal[] {
  const session = newestFinalSession(calendar, new Date(nowMs).toISOString());
  const before = calendar.previousSession(session);
  const verifyMs = eveningInstantMs(calendar, session);
  const closes = groups
    .filter(({ lacking }) => lacking > 0)
    .map(({ of }): Goal => ({ job: { kind: 'closes', of, session }, goalMs: finalInstantMs(calendar, session) }));
  const ofMembers = closes.filter(({ job }) => job.kind === 'closes' && job.of !== null);
  // A fund publishes what it held at a close on the next morning.
  const published = nowMs >= morningInstantMs(calendar.nextSession(session)) ? session : before;
  const missing = snapshots.filter(({ last }) => last === null || last < published);
  return [
    ...closes.filter(({ job }) => job.kind === 'closes' && job.of === null),
    ...(verifyMs > nowMs ? [] : [{ job: { kind: 'verify', session } as const, goalMs: verifyMs }]),
    ...(missingFunds === 0 ? [] : [{ job: { kind: 'funds', session } as const, goalMs: finalInstantMs(calendar, session) }]),
    // Before their closes: who the members are is known then.
    ...missing.map(
      ({ universeId }): Goal => ({
        job: { kind: 'snapshot', universeId, session: published },
        goalMs: morningInstantMs(calendar.nextSession(published)),
      }),
    ),
    // What their batches lack.
    ...(ofMembers.length === 0 ? [] : [{ job: { kind: 'dividends', session } as const, goalMs: finalInstantMs(calendar, session) }]),
    ...ofMembers,
    // After the bell the releases of the day are out.
    ...(dueSeries === 0 ? [] : [{ job: { kind: 'series', session } as const, goalMs: finalInstantMs(calendar, session) }]),
  ];
}

/** The next instant at which a goal comes up that stands not yet. */
export function findNextGoalMs({ calendar, nowMs }: Pick<PlanState, 'calendar' | 'nowMs'>): number {
  const session = newestFinalSession(calendar, new Date(nowMs).toISOString());
  const next = calendar.nextSession(session);
  const instants = [eveningInstantMs(calendar, session), morningInstantMs(next), finalInstantMs(calendar, next)];
  return Math.min(...instants.filter((instant) => instant > nowMs));
}

/**
 * What is due, in order: closes of what is followed for itself 75 minutes after the bell, their verification the same evening,
 * snapshots on the morning after, then the dividends and the closes of members, then series. A job that failed waits, longer each time, and then for those that did
 * not. After a week without a provider the newest session is asked for, which brings those before with it.
 */
export function planJobs(state: PlanState): Plan {
  const { nowMs, hasRealCloses, tries } = state;
  if (!hasRealCloses) {
    const last = Math.max(-Infinity, ...(tries.get('first pull') ?? []).map(({ startedMs }) => startedMs));
    return last + retryMs <= nowMs ? { due: [{ kind: 'first' }], nextMs: nowMs + retryMs } : { due: [], nextMs: last + retryMs };
  }
  const wanted = listGoals(state).flatMap(({ job, goalMs }) => {
    const readyMs = findReadyMs(goalMs, tries.get(nameJob(job)) ?? []);
    return readyMs === null ? [] : [{ job, readyMs, isRetry: readyMs > goalMs }];
  });
  // While something that is followed may come still, its provider has enough to do.
  const isCatchingUp = wanted.some(({ job }) => job.kind === 'closes' && job.of === null);
  const ready = isCatchingUp ? wanted.filter(({ job }) => job.kind !== 'funds') : wanted;
  const due = ready.filter(({ readyMs }) => readyMs <= nowMs);
  // Those that failed come after the others, and of them whoever waits longest: a job that takes longer than its pause would hold up the rest for ever.
  const retries = due.filter(({ isRetry }) => isRetry).sort((one, other) => one.readyMs - other.readyMs);
  const later = ready.map(({ readyMs }) => readyMs).filter((instant) => instant > nowMs);
  return {
    due: [...due.filter(({ isRetry }) => !isRetry), ...retries].map(({ job }) => job),
    nextMs: Math.min(findNextGoalMs(state), ...later),
  };
}
