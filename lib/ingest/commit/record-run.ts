import { hostname } from 'node:os';
import type { Fence } from '@/lib/store/close-row';
import { getDataVersion } from '@/lib/store/data-version';
import {
  failAbandonedRuns,
  finishRun,
  recordTask,
  startRun,
  type IngestTask,
  type RunKind,
  type RunOrigin,
  type RunRequest,
} from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';
import { summarizeTasks, type RunReport } from './run-report';

export interface RunToRecord {
  readonly store: Store;
  readonly fence: Fence;
  readonly now: () => Date;
  readonly kind: RunKind;
  readonly origin: RunOrigin;
  readonly request?: RunRequest;
  /** A run that was claimed from the queue; a new one is recorded where it is left out. */
  readonly runId?: number | undefined;
}

/** A run whose rows as a whole cannot be trusted: nothing of it is stored. */
export class RunRefused extends Error {
  override readonly name = 'RunRefused';

  constructor(
    message: string,
    /** What was fetched and not stored, per instrument. */
    readonly tasks: readonly IngestTask[] = [],
  ) {
    super(message);
  }
}

/** Records a task before its run ends, so that a run that is killed is known to have come so far. */
export type RecordTask = (task: IngestTask) => Promise<void>;

/**
 * Runs `work` as an IngestRun: its tasks and its end are recorded, whatever happens, and runs that a dead process left behind
 * are closed first. A refused run ends as failed. What `work` recorded itself is not recorded again.
 * @throws whatever `work` throws, other than RunRefused, after the run is recorded as failed.
 */
export async function recordRun(
  run: RunToRecord,
  work: (runId: number, record: RecordTask) => Promise<readonly IngestTask[]>,
): Promise<RunReport> {
  const { store, kind, origin, request = {} } = run;
  const nowText = () => run.now().toISOString();
  const owner = `pid ${process.pid} on ${hostname()}`;
  const runId = run.runId ?? (await startRun(store, { kind, origin, request, owner, now: nowText() })).id;
  await failAbandonedRuns(store, { exceptId: runId, now: nowText() });
  const recorded = new Set<IngestTask>();
  const record = async (task: IngestTask): Promise<void> => {
    await recordTask(store, runId, task);
    recorded.add(task);
  };
  const end = async (state: RunReport['state'], message: string | null, tasks: readonly IngestTask[]): Promise<RunReport> => {
    for (const task of tasks) if (!recorded.has(task)) await recordTask(store, runId, task);
    const { version: dataVersion } = await getDataVersion(store);
    await finishRun(store, runId, { state, message, dataVersion, now: nowText() });
    return { runId, state, message, dataVersion, tasks };
  };
  try {
    const tasks = await work(runId, record);
    const { state, message } = summarizeTasks(tasks);
    return await end(state, message, tasks);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const report = await end('failed', message, error instanceof RunRefused ? error.tasks : []);
    if (error instanceof RunRefused) return report;
    throw error;
  }
}
