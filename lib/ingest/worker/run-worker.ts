import { setTimeout as wait } from 'node:timers/promises';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { claimQueuedRun, failAbandonedRuns, findActiveRun, finishRun, hasQueuedRun, type IngestRun } from '@/lib/store/ingest-runs';
import type { Fence } from '@/lib/store/close-row';
import { getDataVersion } from '@/lib/store/data-version';
import { pullInstruments } from '../pull/pull-instruments';
import { LeaseNotObtained, withLease } from '../commit/with-lease';
import { importUpload } from '../uploads/import-upload';
import { createJobRunner } from './create-job-runner';
import type { WorkerParts } from './job-request';

export interface WorkerOptions extends WorkerParts {
  readonly log: (text: string, level?: 'error') => void;
  /** How often the queue is looked at. */
  readonly pollMs?: number;
  /** What it does by itself: `none` leaves the queue only, so that a store that is kept offline asks no one. */
  readonly schedule?: 'on' | 'none';
  /** Where files wait that were received by HTTP: what a queued import reads. */
  readonly uploadFolder?: string;
  /** Called after each look at the queue, to follow what has changed, also by others; must be quick when nothing has. */
  readonly afterEach?: () => Promise<void>;
}

const defaultPollMs = 2_000;
const leaseWaitMs = 600_000;

function readDate(value: unknown): SessionDate | undefined {
  return typeof value === 'string' && isSessionDate(value) ? value : undefined;
}

async function asHolder(options: WorkerOptions, label: string, work: (fence: Fence) => Promise<void>): Promise<void> {
  const { store, signal, log } = options;
  const onWait = (heldBy: string) => {
    log(`${label} waits for ${heldBy}`);
  };
  await withLease(store, { label: `worker, ${label}`, waitMs: leaseWaitMs, onWait, signal }, work);
}

async function runHolding(
  options: WorkerOptions,
  label: string,
  fence: Fence,
  request: Partial<Parameters<typeof pullInstruments>[0]>,
): Promise<void> {
  const { store, calendar, now, signal, log } = options;
  const report = await pullInstruments({
    store,
    sources: options.createSources(),
    calendar,
    now,
    signal,
    fence,
    origin: 'worker',
    ...request,
  });
  log(`${label} ${report.state}, data version ${report.dataVersion}${report.message === null ? '' : `: ${report.message}`}`);
}

// Taken from the queue under the lease only: whoever holds it takes every other run that is marked as running for a dead one.
async function takeQueued(options: WorkerOptions, owner: string): Promise<void> {
  await asHolder(options, 'the queue', async (fence) => {
    const run = await claimQueuedRun(options.store, { owner, now: options.now().toISOString() });
    if (run !== null) await runQueued(options, run, fence);
  });
}

async function runImport({ store, calendar, now, signal, log, uploadFolder }: WorkerOptions, run: IngestRun, fence: Fence): Promise<void> {
  if (uploadFolder === undefined) throw new Error('This worker is not told where received files wait.');
  const { state, message } = await importUpload({ store, calendar, now, signal, fence, origin: 'http', run, folder: uploadFolder });
  log(`run ${run.id} ${state}${message === null ? '' : `: ${message}`}`);
}

async function runQueued(options: WorkerOptions, run: IngestRun, fence: Fence): Promise<void> {
  const { symbols } = run.request;
  const list = Array.isArray(symbols) ? symbols.map(String) : undefined;
  const kind = run.kind === 'verify' ? 'verify' : 'pull';
  try {
    if (run.kind === 'import') await runImport(options, run, fence);
    else
      await runHolding(options, `run ${run.id}`, fence, {
        runId: run.id,
        kind,
        symbols: list,
        from: readDate(run.request['from']),
        to: readDate(run.request['to']),
      });
  } catch (error) {
    // A run that was taken from the queue must not stay `running` for ever, whatever stopped it.
    const message = error instanceof Error ? error.message : String(error);
    const { version } = await getDataVersion(options.store);
    await finishRun(options.store, run.id, { state: 'failed', message, dataVersion: version, now: options.now().toISOString() });
    throw error;
  }
}

// A call, since the compiler takes the loop's own condition for lasting.
function isStopped(signal: AbortSignal): boolean {
  return signal.aborted;
}

// A run whose process was killed would keep the queue closed to HTTP (409) until the next run; no holder, no living run.
async function closeAbandonedRuns({ store, now }: WorkerOptions): Promise<void> {
  if ((await findActiveRun(store))?.state !== 'running') return;
  try {
    await withLease(store, { label: 'worker, after a broken run', waitMs: 0 }, () =>
      failAbandonedRuns(store, { now: now().toISOString() }),
    );
  } catch (error) {
    if (!(error instanceof LeaseNotObtained)) throw error;
  }
}

async function attempt(options: WorkerOptions, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isStopped(options.signal)) return;
    // One failed run must not end the worker: the next queued or scheduled one may succeed.
    options.log(`failed: ${error instanceof Error ? error.message : String(error)}`, 'error');
  }
}

/**
 * Runs what is queued, and between that, one after another, what the plan says is due (`planJobs`). Resolves when `signal` aborts. The caller holds
 * the worker's lease.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { store, signal, pollMs = defaultPollMs, schedule = 'on' } = options;
  const own = `worker, pid ${process.pid}`;
  const jobs = createJobRunner({ ...options, asHolder: (label, work) => asHolder(options, label, work) });
  while (!signal.aborted) {
    await attempt(options, async () => {
      if (await hasQueuedRun(store)) await takeQueued(options, own);
      else await closeAbandonedRuns(options);
    });
    // One job at a time: what is queued or has become due meanwhile comes before the rest.
    const worked = schedule === 'on' && !isStopped(signal) && (await jobs.doNext());
    if (!isStopped(signal))
      await attempt(options, async () => {
        await options.afterEach?.();
      });
    if (!worked) await wait(pollMs, undefined, { signal }).catch(() => undefined);
  }
}
