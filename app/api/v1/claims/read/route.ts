import { prepareToRead } from '@/lib/server/answers/prepare-to-read';
import { answerText } from '@/lib/server/http/answer-text';
import { respond, respondJson } from '@/lib/server/http/respond';

// A server that has started reads its routes before they are asked for (`preloadEntriesOnStart` of Next): nobody waits for what is made here.
void prepareToRead();

/** Makes claims of a sentence and judges them; nothing of it is stored. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => respondJson(await answerText(request)));
}
