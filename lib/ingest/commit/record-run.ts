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

/**
 * Runs `work` as an IngestRun: its tasks and its end are recorded, whatever happens, and runs that a dead process left behind
 * are closed first. A refused run ends as failed.
 * @throws whatever `work` throws, other than RunRefused, after the run is recorded as failed.
 */
export async function recordRun(run: RunToRecord, work: (runId: number) => Promise<readonly IngestTask[]>): Promise<RunReport> {
  const { store, kind, origin, request = {} } = run;
  const nowText = () => run.now().toISOString();
  const owner = `pid ${process.pid} on ${hostname()}`;
  const runId = run.runId ?? (await startRun(store, { kind, origin, request, owner, now: nowText() })).id;
  await failAbandonedRuns(store, { exceptId: runId, now: nowText() });
  const end = async (state: RunReport['state'], message: string | null, tasks: readonly IngestTask[]): Promise<RunReport> => {
    const { version: dataVersion } = await getDataVersion(store);
    await finishRun(store, runId, { state, message, dataVersion, now: nowText() });
    return { runId, state, message, dataVersion, tasks };
  };
  try {
    const tasks = await work(runId);
    for (const task of tasks) await recordTask(store, runId, task);
    const { state, message } = summarizeTasks(tasks);
    return await end(state, message, tasks);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const tasks = error instanceof RunRefused ? error.tasks : [];
    for (const task of tasks) await recordTask(store, runId, task);
    const report = await end('failed', message, tasks);
    if (error instanceof RunRefused) return report;
    throw error;
  }
}
