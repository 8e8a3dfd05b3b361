import { describeData } from '@/lib/server/http/check-health';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondJson } from '@/lib/server/http/respond';

/** Sessions behind per instrument. */
export function GET(): Promise<Response> {
  return respond(async () => respondJson(await describeData()));
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
