import { queueIngest } from '@/lib/server/http/queue-ingest';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondJson } from '@/lib/server/http/respond';

/** Queues a pull for the worker. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => respondJson(await queueIngest(request), 202));
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('POST');
