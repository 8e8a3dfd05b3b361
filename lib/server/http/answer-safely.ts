import 'server-only';
import { claim } from '@/lib/studies/after/claim/study';
import { listParameters } from '@/lib/view/parameter-schema';
import { serializeView } from '@/lib/view/serialize-view';
import { readView } from '../answers/read-view';
import { runQuery } from '../answers/run-query';
import { writeSafely, type SafeSentence } from '../answers/write-safely';
import { createRateLimit } from './rate-limit';

const takeTurn = createRateLimit(120, 'sentences are written');
const parameters = listParameters(claim);
const points = 10;

/**
 * The strongest true sentence of the kind of the claim that the query says, or null.
 * @throws HttpError 400 for what the query has wrong, 410, 429, 503 like the study.
 */
export async function answerSafely(request: Request): Promise<{ readonly safe: SafeSentence | null }> {
  const query = serializeView(readView(claim.id, new URL(request.url).searchParams), parameters);
  await takeTurn(request);
  return { safe: await writeSafely(query, await runQuery(claim.id, query, points)) };
}
