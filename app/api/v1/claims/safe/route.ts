import { answerSafely } from '@/lib/server/http/answer-safely';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondJson } from '@/lib/server/http/respond';

/** What can safely be written in the place of a claim. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => respondJson(await answerSafely(request)));
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
