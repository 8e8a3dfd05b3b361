import 'server-only';
import PQueue from 'p-queue';
import { onProcess } from '@/lib/keep/on-process';
import { findActiveRun, queueRun, type IngestRun, type RunKind, type RunRequest } from '@/lib/store/ingest-runs';
import { findHolder, workerLeaseName } from '@/lib/store/leases';
import type { Store } from '@/lib/store/store';
import { HttpError } from './http-error';

/** @throws HttpError 503 where no worker lives. */
export async function requireWorker(store: Store): Promise<void> {
  if ((await findHolder(store, workerLeaseName)) === null)
    throw new HttpError(503, 'no_worker', 'No worker is alive to run it: start one with `npm run worker`.');
}

// Of two that are asked for at once the second must see the first.
const turns = onProcess('queueing for the worker', () => new PQueue({ concurrency: 1 }));

/**
 * Queues a run for the worker. An import joins the queue whatever goes on: a long pull makes way for it. A pull does not, for it would ask for
 * what is being asked for.
 * @throws HttpError 409 for a pull while a run is queued or running, 503 where no worker lives.
 */
export async function queueForWorker(store: Store, run: { readonly kind: RunKind; readonly request?: RunRequest }): Promise<IngestRun> {
  return await turns.add(async () => {
    const active = run.kind === 'import' ? null : await findActiveRun(store);
    if (active !== null) throw new HttpError(409, 'run_active', `Run ${active.id} is ${active.state}; wait until it has ended.`);
    await requireWorker(store);
    return await queueRun(store, { ...run, origin: 'http', now: new Date().toISOString() });
  });
}
