import type { Calendar } from '@/lib/calendar/calendar';
import { finalInstantMs, newestFinalSession } from '@/lib/calendar/final-close';
import type { Store } from '@/lib/store/store';
import { findReadyMs, listGoals, nameJob, type Job, type PlanState } from './plan-jobs';
import { readPlanState } from './read-plan-state';
import { morningInstantMs } from './session-instants';

/** What the worker does next of one universe; the counts follow whatever either brings. */
export interface NextJob {
  readonly does: 'members' | 'closes';
  /** Instant; now where it is due and waits for its turn. */
  readonly at: string;
  /** Why it is not for the first time: null, or what a try before it came to. */
  readonly after: 'failed' | 'unfinished' | null;
}

const isOf = (job: Job, universeId: string): boolean =>
  (job.kind === 'snapshot' && job.universeId === universeId) || (job.kind === 'closes' && job.of === universeId);
const toDoes = ({ kind }: Job): NextJob['does'] => (kind === 'snapshot' ? 'members' : 'closes');

/** When each comes up that does not stand yet: a fund's list on the morning after a session, closes 75 minutes after its bell. */
function listComing(
  { calendar, nowMs, snapshots }: PlanState,
  universeId: string,
): { readonly does: NextJob['does']; readonly atMs: number }[] {
  const session = newestFinalSession(calendar, new Date(nowMs).toISOString());
  const next = calendar.nextSession(session);
  const mornings = [morningInstantMs(next), morningInstantMs(calendar.nextSession(next))];
  const published = snapshots.some((one) => one.universeId === universeId);
  return [
    ...mornings.filter((atMs) => published && atMs > nowMs).map((atMs) => ({ does: 'members', atMs }) as const),
    { does: 'closes', atMs: finalInstantMs(calendar, next) },
  ];
}

/** What the plan does next of a universe that is followed; null while the store holds no real close. */
export function findNextJob(state: PlanState, universeId: string): NextJob | null {
  const { nowMs, hasRealCloses, tries } = state;
  if (!hasRealCloses) return null;
  const standing = listGoals(state)
    .filter(({ job }) => isOf(job, universeId))
    .flatMap(({ job, goalMs }) => {
      const own = tries.get(nameJob(job)) ?? [];
      const readyMs = findReadyMs(goalMs, own);
      const last = own.filter(({ startedMs }) => startedMs >= goalMs).sort((one, other) => other.startedMs - one.startedMs)[0]?.outcome;
      const after = last === 'failed' || last === 'unfinished' ? last : null;
      return readyMs === null ? [] : [{ does: toDoes(job), atMs: Math.max(readyMs, nowMs), after }];
    });
  const coming = listComing(state, universeId).map((one) => ({ ...one, after: null }));
  // In the order of the plan where two are due at once.
  const [first] = [...standing, ...coming].sort((one, other) => one.atMs - other.atMs);
  return first === undefined ? null : { does: first.does, at: new Date(first.atMs).toISOString(), after: first.after };
}

/** The same of several, as the store has it at `now`. */
export async function listNextJobs(
  store: Store,
  calendar: Calendar,
  now: Date,
  universeIds: readonly string[],
): Promise<ReadonlyMap<string, NextJob | null>> {
  const state = await readPlanState(store, calendar, now);
  return new Map(universeIds.map((id) => [id, findNextJob(state, id)]));
}
