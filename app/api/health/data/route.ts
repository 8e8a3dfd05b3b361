import { describeData } from '@/lib/server/check-health';
import { respond, respondJson } from '@/lib/server/respond';

/** Sessions behind per instrument. */
export function GET(): Promise<Response> {
  return respond(async () => respondJson(await describeData()));
}
