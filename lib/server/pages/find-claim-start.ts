import 'server-only';
import { claim } from '@/lib/studies/after/claim/study';
import { findPublishedClaim } from '@/lib/studies/after/claim/library/library';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';
import { answerStudy } from '../answers/answer-study';
import { loadMarket } from '../answers/load-market';
import { HttpError } from '../http/http-error';

const startId = 'rut-spx-5d-record';

/** The query that the builder of claims begins with: a published claim where its closes are stored, else the study's own start, else a day of whatever is stored. */
export async function findClaimStart(): Promise<string> {
  const isAnswered = async (query: string): Promise<boolean> => !((await answerStudy(claim.id, query)) instanceof HttpError);
  const published = setQuery(findPublishedClaim(startId)?.query ?? '', {}, listParameters(claim));
  if (await isAnswered(published)) return published;
  const own = await answerStudy(claim.id, '');
  if (!(own instanceof HttpError) || own.code === 'no_data') return '';
  for (const symbol of (await loadMarket()).series.keys()) {
    const query = `measure=return&sessions=1&symbol=${symbol}&comparison=largest`;
    if (await isAnswered(query)) return query;
  }
  return '';
}
