import type { Calendar } from '@/lib/calendar/calendar';
import { finalInstantMs, newestFinalSession } from '@/lib/calendar/final-close';
import { getDataVersion } from '@/lib/store/data-version';
import { listFollowed } from '@/lib/store/followed-universes';
import { abandonedMessage, listEndedRuns, listTasks, type IngestRun, type IngestTask } from '@/lib/store/ingest-runs';
import { listLackingInstruments, listLackingMembers } from '@/lib/store/lacking-closes';
import { findLastSnapshot } from '@/lib/store/snapshots';
import type { Store } from '@/lib/store/store';
import { listDueSeries } from '../series/pull-series';
import { universeFunds } from '../snapshots/universe-funds';
import { listMissingFunds } from './list-missing-funds';
import { madeWayMessage } from './make-way';
import { nameCloses, nameSnapshot, type PlanState, type Try } from './plan-jobs';

// Longer than any goal stands.
const rememberedMs = 10 * 86_400_000;
/** Refusals after which the same may be had later. */
const passing = new Set(['transient', 'rate_limited', 'quota']);

interface Group {
  readonly of: string | null;
  readonly lacking: readonly string[];
}

/** Which job a run was a try of, by whomever; null for imports, and for pulls of a few symbols or of a range that was asked for. */
function nameRun({ kind, origin, request }: IngestRun): string | null {
  if (kind === 'verify') return 'verify';
  const universe = request['universe'];
  if (request['part'] === 'funds' || request['part'] === 'dividends') return request['part'];
  // What a person pulls is one of the past, or not the newest yet.
  if (typeof universe === 'string' && request['part'] === 'snapshot') return origin === 'worker' ? nameSnapshot(universe) : null;
  if (request['series'] !== undefined) return origin === 'worker' ? 'series' : null;
  if (kind !== 'pull' || (request['from'] ?? null) !== null || (request['to'] ?? null) !== null) return null;
  return nameCloses(typeof universe === 'string' ? universe : null);
}

const isInterrupted = ({ message }: IngestRun): boolean => message === abandonedMessage || message === madeWayMessage;

/** What a run brought to a group that lacks closes still: null where it did not ask for all of them. */
function judgeRun(run: IngestRun, tasks: readonly IngestTask[], lacking: readonly string[]): Try['outcome'] | null {
  if (isInterrupted(run)) return 'unfinished';
  const bySymbol = new Map(tasks.map((task) => [task.symbol, task]));
  const asked = lacking.flatMap((symbol) => bySymbol.get(symbol) ?? []);
  if (run.state !== 'failed' && asked.length < lacking.length) return null;
  // A provider that answers without the newest close is late; what a check refused, or a provider for now, may come within the hour.
  const mayCome =
    asked.length < lacking.length ||
    asked.some(({ state, errorClass }) => state !== 'failed' || errorClass === null || passing.has(errorClass));
  if (!mayCome) return 'done';
  return tasks.some(({ rowsNew }) => rowsNew > 0) ? 'partly' : 'failed';
}

async function readTries(
  store: Store,
  groups: readonly Group[],
  { nowMs, finalMs }: { readonly nowMs: number; readonly finalMs: number },
): Promise<Map<string, Try[]>> {
  const tries = new Map<string, Try[]>();
  const lackingOf = new Map(groups.map(({ of, lacking }) => [nameCloses(of), lacking]));
  for (const run of await listEndedRuns(store, new Date(nowMs - rememberedMs).toISOString())) {
    const name = nameRun(run);
    const startedMs = Date.parse(run.startedAt ?? run.requestedAt);
    if (name === null) continue;
    const lacking = lackingOf.get(name) ?? [];
    // Tasks are many, and matter of what lacks closes still since these may be had.
    const isJudged = lacking.length > 0 && startedMs >= finalMs;
    // A snapshot is asked for as long as it is not stored, and series as long as they were not read: what ended well and left some was too early.
    const isFailed = run.state === 'failed' || run.request['part'] === 'snapshot' || name === 'series';
    const plain = isInterrupted(run) ? 'unfinished' : isFailed ? 'failed' : 'done';
    const outcome = isJudged ? judgeRun(run, await listTasks(store, run.id), lacking) : plain;
    if (outcome !== null) tries.set(name, [...(tries.get(name) ?? []), { startedMs, outcome }]);
  }
  return tries;
}

/** What a plan is made of, as the store has it at `now`; tries that left no run are the caller's to add. */
export async function readPlanState(store: Store, calendar: Calendar, now: Date): Promise<PlanState> {
  const nowMs = now.getTime();
  const session = newestFinalSession(calendar, now.toISOString());
  const { version, simulated } = await getDataVersion(store);
  const groups: Group[] = [{ of: null, lacking: await listLackingInstruments(store, session) }];
  const followed = await listFollowed(store);
  for (const of of followed) groups.push({ of, lacking: await listLackingMembers(store, of, session) });
  const published = followed.filter((universeId) => universeFunds[universeId] !== undefined);
  const snapshots = await Promise.all(
    published.map(async (universeId) => ({ universeId, last: await findLastSnapshot(store, universeId) })),
  );
  return {
    calendar,
    nowMs,
    hasRealCloses: version > 0 && !simulated,
    groups: groups.map(({ of, lacking }) => ({ of, lacking: lacking.length })),
    missingFunds: (await listMissingFunds(store)).length,
    snapshots,
    dueSeries: (await listDueSeries(store, calendar, now)).length,
    tries: await readTries(store, groups, { nowMs, finalMs: finalInstantMs(calendar, session) }),
  };
}
