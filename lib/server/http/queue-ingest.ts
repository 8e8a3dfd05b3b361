import 'server-only';
import { getEnv } from '@/lib/env';
import { getStore } from '../answers/get-store';
import { requireToken } from './bearer-token';
import { HttpError } from './http-error';
import { queueForWorker } from './queue-for-worker';

/**
 * Queues a pull for the worker and answers its run id.
 * @throws HttpError 401 without the token, 409 while a run is queued or running, 503 when the secret is unset or no worker lives.
 */
export async function queueIngest(request: Request): Promise<{ readonly run: number; readonly state: string }> {
  const token = getEnv().INGEST_TOKEN;
  if (token === undefined)
    throw new HttpError(
      503,
      'ingest_disabled',
      'INGEST_TOKEN is not set, so this route is refused; set it to a secret of at least 16 characters.',
    );
  requireToken(request, token, 'INGEST_TOKEN');
  const run = await queueForWorker(await getStore(), { kind: 'pull' });
  return { run: run.id, state: run.state };
}
