import { describeData } from '@/lib/server/http/check-health';
import { respond, respondJson } from '@/lib/server/http/respond';

/** Sessions behind per instrument. */
export function GET(): Promise<Response> {
  return respond(async () => respondJson(await describeData()));
}
