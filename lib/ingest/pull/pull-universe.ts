import { listCoverage } from '@/lib/store/coverage';
import { listRuns, type IngestTask } from '@/lib/store/ingest-runs';
import type { StoredInstrument } from '@/lib/store/instruments';
import { refreshDefined } from '../define/refresh-defined';
import { chooseUniverse } from '../import/choose-universe';
import { newestFinalSession } from '@/lib/calendar/final-close';
import { recordRun, RunRefused } from '../commit/record-run';
import { requireRealData } from '../commit/require-real-data';
import { listMembersSince } from './list-members-since';
import { listTranches } from './list-tranches';
import { overlapSessions } from './plan-instrument';
import { createTrancheRun, prepareTranche, type TrancheRun } from './prepare-tranche';
import type { PullRequest } from './pull-request';
import { storeMembers } from './store-members';
import type { RunReport } from '../commit/run-report';

export interface UniversePull extends Omit<PullRequest, 'symbols' | 'kind' | 'runId'> {
  readonly universeId: string;
  /** Other universes, whose members are asked for in the same requests where they lack the newest sessions alone: a member of several is asked for once. */
  readonly along?: readonly string[] | undefined;
  /** Asked before members are asked for one by one, while none of the providers answered yet; without it they are asked anyway. */
  readonly isAnswering?: TrancheRun['isAnswering'] | undefined;
}

/** A universe has no members that could be pulled. */
export class NoMembers extends Error {
  override readonly name = 'NoMembers';
}

// As many are worth a request for all of them.
const fewestForBatch = 20;
// A pull of a large universe is killed and begun again a few times at most.
const rememberedRuns = 20;

const dayMs = 86_400_000;

/** Symbols that a provider answered for within a day in a pull of the same universe and range: older closes are not asked for twice. */
async function listAnswered({ store, universeId, from, to, now }: UniversePull): Promise<ReadonlySet<string>> {
  const runs = (await listRuns(store, rememberedRuns)).filter(
    ({ kind, request, startedAt }) =>
      kind === 'pull' &&
      request['universe'] === universeId &&
      request['from'] === (from ?? null) &&
      request['to'] === (to ?? null) &&
      startedAt !== null &&
      now().getTime() - Date.parse(startedAt) < dayMs,
  );
  return new Set(
    runs.flatMap(({ tasks }) => tasks.filter(({ state, provider }) => state !== 'failed' && provider !== null).map(({ symbol }) => symbol)),
  );
}

/**
 * Who is asked for: today's members or, with `from`, everyone who was a member since; without those whose closes are stored to the
 * last final session already. After them those of other universes that are asked for along.
 */
async function chooseMembers(
  request: UniversePull,
): Promise<{ readonly wanted: StoredInstrument[]; readonly complete: StoredInstrument[] }> {
  const { store, universeId, from, to } = request;
  const end = newestFinalSession(request.calendar, request.now().toISOString());
  const members = await listMembersSince(store, universeId, from ?? end);
  const coverage = new Map((await listCoverage(store)).map((covered) => [covered.instrumentId, covered]));
  const answered = await listAnswered(request);
  const isComplete = ({ id, symbol }: StoredInstrument): boolean => {
    const { first, lastFinal } = coverage.get(id) ?? { first: null, lastFinal: null };
    if (first === null || lastFinal === null || lastFinal < (to ?? end)) return false;
    return from === undefined || first <= from || answered.has(symbol);
  };
  const own = members.filter((member) => !isComplete(member));
  const isLate = ({ id }: StoredInstrument): boolean => {
    const { lastFinal = null } = coverage.get(id) ?? {};
    return lastFinal !== null && lastFinal < end && request.calendar.sessionsBetween(lastFinal, end).length <= overlapSessions;
  };
  const others = new Map<number, StoredInstrument>();
  for (const other of request.along ?? [])
    for (const member of await listMembersSince(store, other, end)) if (isLate(member)) others.set(member.id, member);
  for (const { id } of members) others.delete(id);
  return { wanted: [...own, ...others.values()], complete: members.filter(isComplete) };
}

/**
 * Pulls the closes of a universe's members in as few requests as the providers allow, at their polite pace: what came together is checked
 * together and committed, each member in a commit of its own; what no batch has is asked for by name, a few at a time. Members whose closes are
 * stored to the last final session are not asked for again, so that a run that was killed goes on where it was. A member whose stored closes
 * came back different is not stored; where most did, or all stand still, the run ends. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NoMembers, LeaseLost, the reason of `signal`.
 */
export async function pullUniverse(request: UniversePull): Promise<RunReport> {
  const { store, universeId, along, isAnswering, fence, now, origin, from, to, signal, onProgress } = request;
  await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'members');
  const { wanted, complete } = await chooseMembers(request);
  if (wanted.length + complete.length === 0)
    throw new NoMembers(
      `No members of ${universeId} are stored for this time; import them first: npm run data -- universe import ${universeId} <file>`,
    );
  const asked = { universe: universeId, from: from ?? null, to: to ?? null, ...(along === undefined ? {} : { along }) };
  return await recordRun({ store, fence, now, origin, kind: 'pull', request: asked }, async (runId, record) => {
    const startedAt = now().toISOString();
    const tasks: IngestTask[] = [];
    const onTask = (task: IngestTask) => {
      tasks.push(task);
      const text =
        task.state === 'failed'
          ? (task.message ?? 'failed')
          : `${task.rowsNew} new, ${task.rowsRevised} revised, ${task.rowsQuarantined} in quarantine`;
      onProgress?.({
        symbol: task.symbol,
        step: task.state === 'failed' ? 'failed' : 'stored',
        text,
        finished: complete.length + tasks.length,
        total: complete.length + wanted.length,
      });
    };
    const run = createTrancheRun(request, isAnswering);
    try {
      for (const tranche of await listTranches(request, wanted, fewestForBatch)) {
        signal?.throwIfAborted();
        const prepared = await prepareTranche({ ...request, onProgress: undefined }, tranche, run);
        signal?.throwIfAborted();
        await storeMembers({ store, fence, runId, startedAt, now, onTask, record }, prepared);
      }
    } catch (error) {
      throw error instanceof RunRefused ? new RunRefused(error.message, [...tasks, ...error.tasks]) : error;
    }
    await refreshDefined(store, fence);
    return tasks;
  });
}
