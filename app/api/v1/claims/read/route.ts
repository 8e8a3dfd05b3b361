import { answerText } from '@/lib/server/http/answer-text';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondJson } from '@/lib/server/http/respond';

/** Makes claims of a sentence and judges them; nothing of it is stored. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => respondJson(await answerText(request)));
}

export const { GET, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('POST');
