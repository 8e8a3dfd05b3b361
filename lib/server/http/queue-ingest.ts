import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { getEnv } from '@/lib/env';
import { findActiveRun, queueRun } from '@/lib/store/ingest-runs';
import { isLeaseHeld } from '@/lib/store/leases';
import { getStore } from '../answers/get-store';
import { HttpError } from './http-error';

/** Lease that a living worker holds and keeps renewing. */
const workerLease = 'worker';

function hasToken(request: Request, token: string): boolean {
  const given = /^Bearer +(.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  // Hashing makes both sides equally long, which the constant-time comparison needs.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

/**
 * Queues a pull for the worker and answers its run id.
 * @throws HttpError 401 without the token, 409 while a run is queued or running, 503 when the secret is unset or no worker lives.
 */
export async function queueIngest(request: Request): Promise<{ readonly run: number; readonly state: string }> {
  const token = getEnv().INGEST_TOKEN;
  if (token === undefined) throw new HttpError(503, 'ingest_disabled', 'INGEST_TOKEN is not set, so this route is refused; set it to a secret of at least 16 characters.');
  if (!hasToken(request, token)) {
    throw new HttpError(401, 'unauthorized', 'Send the header "Authorization: Bearer <INGEST_TOKEN>".', [], { 'WWW-Authenticate': 'Bearer' });
  }
  const store = await getStore();
  const now = new Date().toISOString();
  const active = await findActiveRun(store);
  if (active !== null) throw new HttpError(409, 'run_active', `Run ${active.id} is ${active.state}; wait until it has ended.`);
  if (!(await isLeaseHeld(store, workerLease, now))) throw new HttpError(503, 'no_worker', 'No worker is alive to run it: start one with `npm run worker`.');
  const run = await queueRun(store, { kind: 'pull', origin: 'http', now });
  return { run: run.id, state: run.state };
}
