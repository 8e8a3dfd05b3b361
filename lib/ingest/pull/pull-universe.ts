import { listCoverage } from '@/lib/store/coverage';
import { listRuns, recordTask, type IngestTask } from '@/lib/store/ingest-runs';
import { listMembersOf, type StoredInstrument } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import { findRunFault, type RunSample } from '../judge/find-run-fault';
import { refreshDefined } from '../define/refresh-defined';
import { chooseUniverse } from '../import/choose-universe';
import { commitPrepared, toRefusedTask } from '../commit/commit-prepared';
import { newestFinalSession } from '@/lib/calendar/final-close';
import { recordRun, RunRefused } from '../commit/record-run';
import { requireRealData } from '../commit/require-real-data';
import { listTranches } from './list-tranches';
import { lookTurns } from './prepare-looks';
import { createTrancheRun, prepareTranche } from './prepare-tranche';
import type { PullRequest } from './pull-request';
import { takeTurns } from '../take-turns';
import type { RunReport } from '../commit/run-report';

export interface UniversePull extends Omit<PullRequest, 'symbols' | 'kind' | 'runId'> {
  readonly universeId: string;
  /** Whether members are looked at over two years by name, each once a year: what an ordinary pull of the newest sessions cannot see. */
  readonly looksBack?: boolean | undefined;
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
 * last final session already.
 */
async function chooseMembers(
  request: UniversePull,
): Promise<{ readonly wanted: StoredInstrument[]; readonly complete: StoredInstrument[] }> {
  const { store, universeId, from, to } = request;
  const spells = await readMembership(store, universeId);
  const end = newestFinalSession(request.calendar, request.now().toISOString());
  const since = from ?? end;
  const asked = new Set(spells.filter(({ until }) => until === null || until > since).map(({ instrumentId }) => instrumentId));
  const members = (await listMembersOf(store, universeId)).filter(({ id }) => asked.has(id));
  const coverage = new Map((await listCoverage(store)).map((covered) => [covered.instrumentId, covered]));
  const answered = await listAnswered(request);
  const isComplete = ({ id, symbol }: StoredInstrument): boolean => {
    const { first, lastFinal } = coverage.get(id) ?? { first: null, lastFinal: null };
    if (first === null || lastFinal === null || lastFinal < (to ?? end)) return false;
    return from === undefined || first <= from || answered.has(symbol);
  };
  return { wanted: members.filter((member) => !isComplete(member)), complete: members.filter(isComplete) };
}

// As many members that came back different at once are no corporate actions of their own: the provider is broken.
const mostChanged = 3;

/** Why a member alone, or all that were asked for together, may not be stored. One stock may stand still, or be on another scale; most do not. */
function findFaults(samples: readonly RunSample[]): { readonly ofAll: string | null; readonly bySymbol: ReadonlyMap<string, string> } {
  const changed = samples.flatMap((sample) => {
    const fault = findRunFault([{ ...sample, recent: [] }]);
    return fault === null ? [] : [[sample.symbol, fault] as const];
  });
  const isMost = changed.length >= mostChanged && changed.length > samples.length / 2;
  const still = findRunFault(samples.map((sample) => ({ ...sample, changedCount: 0 })));
  return { ofAll: still ?? (isMost ? findRunFault(samples) : null), bySymbol: new Map(changed) };
}

/**
 * Pulls the closes of a universe's members in as few requests as the providers allow, at their polite pace: what came together is checked
 * together and committed, each member in a commit of its own; what no batch has is asked for by name, a few at a time. Members whose closes are
 * stored to the last final session are not asked for again, so that a run that was killed goes on where it was. A member whose stored closes
 * came back different is not stored; where most did, or all stand still, the run ends. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, NoMembers, LeaseLost, the reason of `signal`.
 */
export async function pullUniverse(request: UniversePull): Promise<RunReport> {
  const { store, universeId, fence, now, origin, from, to, signal, onProgress } = request;
  await chooseUniverse(store, universeId, 'members');
  await requireRealData(store, 'members');
  const { wanted, complete } = await chooseMembers(request);
  if (wanted.length + complete.length === 0)
    throw new NoMembers(
      `No members of ${universeId} are stored for this time; import them first: npm run data -- universe import ${universeId} <file>`,
    );
  const asked = { universe: universeId, from: from ?? null, to: to ?? null };
  return await recordRun({ store, fence, now, origin, kind: 'pull', request: asked }, async (runId) => {
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
    const members = [...wanted, ...complete].map(({ symbol }) => symbol);
    const session = newestFinalSession(request.calendar, startedAt);
    const inTurn = request.looksBack === true ? takeTurns(members, { calendar: request.calendar, session, turns: lookTurns }) : [];
    const run = createTrancheRun(request, inTurn);
    for (const tranche of await listTranches(request, wanted, fewestForBatch)) {
      signal?.throwIfAborted();
      const prepared = await prepareTranche({ ...request, onProgress: undefined }, tranche, run);
      signal?.throwIfAborted();
      const { ofAll, bySymbol } = findFaults(prepared.flatMap(({ sample }) => (sample === null ? [] : [sample])));
      if (ofAll !== null) {
        const reason = `${ofAll}: these were not stored, and the rest was not asked for.`;
        throw new RunRefused(reason, [
          ...tasks,
          ...prepared.map((item) => toRefusedTask(item, reason, { startedAt, finishedAt: now().toISOString() })),
        ]);
      }
      const refused = prepared.flatMap((item) => {
        const fault = bySymbol.get(item.instrument.symbol);
        return fault === undefined
          ? []
          : [
              toRefusedTask(
                item,
                `${fault}: not stored. Import its whole history on the new scale: npm run data -- import --panel <file>`,
                { startedAt, finishedAt: now().toISOString() },
              ),
            ];
      });
      refused.forEach(onTask);
      const trusted = prepared.filter(({ instrument }) => !bySymbol.has(instrument.symbol));
      const done = await commitPrepared({ store, fence, runId, startedAt, now, onTask }, [], trusted);
      for (const task of [...refused, ...done]) await recordTask(store, runId, task);
    }
    await refreshDefined(store, fence);
    return tasks;
  });
}
