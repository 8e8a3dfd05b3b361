import 'server-only';
import { getEnv } from '@/lib/env';
import { isHeavy } from '@/lib/studies/kit/is-heavy';
import { answerLink } from './answer-link';
import { readView, requireStudy } from './read-view';
import { HttpError } from '../http/http-error';
import { loadMarket } from './load-market';
import { prepareAnswer, readParams, requireSymbols } from './prepare-answer';

/**
 * What keeps a link of a study from being answered, told without computing the answer; null where nothing does. Universes are not
 * loaded for it: a range after the last session of one whose rows end early is found only by the answer.
 */
export async function checkLink(id: string, given: URLSearchParams): Promise<HttpError | null> {
  try {
    const view = readView(id, given);
    const study = requireStudy(id);
    const market = await loadMarket(view.version);
    requireSymbols(market, study, view);
    const params = readParams(study, view);
    prepareAnswer(market, study, view, params);
    // Whether prices are all that there is to see is known from the answer alone; those that are prices come quickly.
    if (getEnv().EXPORT_CLOSES === 'off' && !isHeavy(study, params)) await answerLink(view, { market });
    return null;
  } catch (cause) {
    if (cause instanceof HttpError) return cause;
    throw cause;
  }
}
