import type { Calendar } from '@/lib/calendar/calendar';
import type { Holdings } from '@/lib/sources/holdings/holdings';
import type { HoldingsSources } from '@/lib/sources/holdings/holdings-source';
import { SourceError } from '@/lib/sources/source-error';
import type { Fence } from '@/lib/store/close-row';
import type { IngestTask, RunOrigin } from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';
import { recordRun, RunRefused } from '../commit/record-run';
import type { RunReport } from '../commit/run-report';
import { toRowsTask } from '../import/record-universe-import';
import { NothingToStore } from '../import/universe-file';
import { storeSnapshot } from './store-snapshot';
import { requireFunds, type FundOf, type UniverseFunds } from './universe-funds';

export interface SnapshotPull {
  readonly store: Store;
  readonly sources: HoldingsSources;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly origin: RunOrigin;
  readonly universeId: string;
  readonly signal?: AbortSignal | undefined;
  /** A run that was claimed from the queue; a new one is recorded where it is left out. */
  readonly runId?: number | undefined;
}

async function fetchFrom(
  { sources, signal }: Pick<SnapshotPull, 'sources' | 'signal'>,
  { source, fund }: FundOf,
): Promise<Holdings | SourceError> {
  const found = sources.find(({ id }) => id === source);
  if (found === undefined) return new SourceError('not_found', `${source} is not asked`);
  try {
    return await found.fetchHoldings({ fund, signal });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof SourceError) return error;
    throw error;
  }
}

/** The newest list of the first fund that gives one, and what those before it answered. */
async function fetchNewest(
  pull: SnapshotPull,
  { funds }: UniverseFunds,
): Promise<{ readonly holdings: Holdings | null; readonly failures: readonly SourceError[] }> {
  const failures: SourceError[] = [];
  for (const fund of funds) {
    const answer = await fetchFrom(pull, fund);
    if (!(answer instanceof SourceError)) return { holdings: answer, failures };
    failures.push(answer);
  }
  return { holdings: null, failures };
}

/**
 * Pulls the newest list of the members of a universe and stores it as a snapshot, compared with a second source where there is one. Where
 * the first fund refuses, the next is asked. What fails is told in the report, and changes nothing. The caller holds the writer's lease.
 * @throws UnknownUniverse, SampleMarketHeld, LeaseLost, the reason of `signal`.
 */
export async function pullSnapshot(pull: SnapshotPull): Promise<RunReport> {
  const { store, calendar, now, fence, origin, universeId, runId } = pull;
  const universe = requireFunds(universeId);
  return await recordRun(
    { store, fence, now, kind: 'import', origin, request: { universe: universeId, part: 'snapshot', file: null }, runId },
    async (id) => {
      const startedAt = now().toISOString();
      const { holdings, failures } = await fetchNewest(pull, universe);
      const told = failures.map(({ message }) => message);
      const refuse = (message: string, provider: string | null, errorClass: string | null): never => {
        const task: IngestTask = {
          symbol: universeId,
          provider,
          state: 'failed',
          attempts: failures.length,
          errorClass,
          message,
          rowsSeen: 0,
          rowsNew: 0,
          rowsRevised: 0,
          rowsQuarantined: 0,
          startedAt,
          finishedAt: now().toISOString(),
        };
        throw new RunRefused(message, [task]);
      };
      if (holdings === null)
        return refuse(`No list of members came: ${told.join('; ')}`, universe.funds[0].source, failures[0]?.kind ?? null);
      const { confirm } = universe;
      const second = confirm === null || confirm.source === holdings.source ? null : await fetchFrom(pull, confirm);
      const unconfirmed = second instanceof SourceError ? [`not compared with ${confirm?.source ?? ''}: ${second.message}`] : [];
      try {
        const outcome = await storeSnapshot(
          { store, universeId, calendar, now, holdings, second: second instanceof SourceError ? null : second, label: holdings.source },
          { fence, runId: id, committedAt: startedAt },
        );
        return [
          toRowsTask(
            { name: universeId, source: holdings.source, startedAt, now },
            { ...outcome, remarks: [...outcome.remarks, ...unconfirmed, ...told] },
          ),
        ];
      } catch (error) {
        if (error instanceof NothingToStore) return refuse(error.message, holdings.source, null);
        throw error;
      }
    },
  );
}
