import { prepareToRead } from '@/lib/server/answers/prepare-to-read';
import { answerText } from '@/lib/server/http/answer-text';
import { respond, respondJson } from '@/lib/server/http/respond';

// From the first request on, of whatever kind it is: one that comes before all is made makes the rest at once.
void prepareToRead();

/** Makes claims of a sentence and judges them; nothing of it is stored. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => respondJson(await answerText(request)));
}
