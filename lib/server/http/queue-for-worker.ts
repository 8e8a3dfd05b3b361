import 'server-only';
import { findActiveRun, queueRun, type IngestRun, type RunKind, type RunRequest } from '@/lib/store/ingest-runs';
import { isLeaseHeld } from '@/lib/store/leases';
import type { Store } from '@/lib/store/store';
import { HttpError } from './http-error';

/** Lease that a living worker holds and keeps renewing. */
const workerLease = 'worker';

/** @throws HttpError 503 where no worker lives. */
export async function requireWorker(store: Store): Promise<void> {
  if (!(await isLeaseHeld(store, workerLease, new Date().toISOString()))) throw new HttpError(503, 'no_worker', 'No worker is alive to run it: start one with `npm run worker`.');
}

/** Queues a run for the worker. @throws HttpError 409 while one is queued or running, 503 where no worker lives. */
export async function queueForWorker(store: Store, run: { readonly kind: RunKind; readonly request?: RunRequest }): Promise<IngestRun> {
  const active = await findActiveRun(store);
  if (active !== null) throw new HttpError(409, 'run_active', `Run ${active.id} is ${active.state}; wait until it has ended.`);
  await requireWorker(store);
  return await queueRun(store, { ...run, origin: 'http', now: new Date().toISOString() });
}
