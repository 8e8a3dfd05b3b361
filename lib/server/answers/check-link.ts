import 'server-only';
import { getEnv } from '@/lib/env';
import type { Market } from '@/lib/market/market';
import { isHeavy, type StudyParams } from '@/lib/studies/kit/is-heavy';
import type { Study } from '@/lib/studies/kit/study';
import { listParameters } from '@/lib/view/parameter-schema';
import { serializeView } from '@/lib/view/serialize-view';
import type { View } from '@/lib/view/view';
import { answerLink } from './answer-link';
import { isHeavyRefused } from './get-heavy';
import { HttpError } from '../http/http-error';
import { loadMarket, type LoadedMarket } from './load-market';
import { attachUniverses } from './load-universe';
import { prepareAnswer, readParams, requireSymbols } from './prepare-answer';
import { requireSector } from './require-sector';
import { requireUniverse } from './require-universe';
import { readView, requireStudy } from './read-view';

/**
 * The market with the counts of the study's universes where they decide whether a range holds a session: those of the newest
 * version are kept for the answer as well. What earlier versions counted has to be computed, which waits for its turn with the answer.
 */
async function attachEnds(market: LoadedMarket, study: Study, { range, version, basis }: View, params: StudyParams): Promise<Market> {
  if (version !== null || range.kind !== 'absolute' || range.from === undefined) return market;
  const needs = (study.universes?.(params) ?? []).filter(({ ends }) => ends !== 'nothing');
  return await attachUniverses(
    market,
    needs.map((need) => ({ ...need, level: 'counts' })),
    basis,
  );
}

/**
 * What keeps a link of a study from being answered, told without computing the answer; null where nothing does. Whether a pinned range begins
 * after the last session of a universe is found only by the answer.
 */
export async function checkLink(id: string, given: URLSearchParams): Promise<HttpError | null> {
  try {
    const view = readView(id, given);
    const study = requireStudy(id);
    const market = await loadMarket(view.version);
    requireSymbols(market, study, view);
    const params = readParams(study, view);
    await requireUniverse(market, study, params);
    await requireSector(market, study, params);
    prepareAnswer(await attachEnds(market, study, view, params), study, view, params);
    if (isHeavy(study, params)) {
      const isRefused = await isHeavyRefused(market, { study: id, query: serializeView(view, listParameters(study)) });
      return isRefused ? new HttpError(503, 'busy', 'Too many studies that take long are waiting; try again in a few seconds.') : null;
    }
    // Whether prices are all that there is to see is known from the answer alone; those that are prices come quickly.
    if (getEnv().EXPORT_CLOSES === 'off') await answerLink(view, { market });
    return null;
  } catch (cause) {
    if (cause instanceof HttpError) return cause;
    throw cause;
  }
}
