import 'server-only';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { StudyParams } from '@/lib/studies/kit/is-heavy';
import type { Study } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { listParameters } from '@/lib/view/parameter-schema';
import { toBadRequest } from '../http/http-error';
import type { LoadedMarket } from './load-market';
import { listOwnUniverses } from './load-universe';

/** The universes that a study can be asked of, where it has one to choose: the shipped ones that it takes, and those that had members at the market's version. */
export async function listUniverseChoices(market: LoadedMarket, study: Study): Promise<StudyResult['universes']> {
  const parameter = listParameters(study).find(({ widget }) => widget === 'universe');
  if (parameter === undefined) return [];
  const own = await listOwnUniverses(market);
  return [...parameter.options.map(({ value, label }) => ({ value, label })), ...own.map(({ id, name }) => ({ value: id, label: name }))];
}

/** A universe that is neither shipped nor stored at the market's version. @throws HttpError 400 that lists the known ones. */
export async function requireUniverse(market: LoadedMarket, study: Study, params: StudyParams): Promise<void> {
  const name = listParameters(study).find(({ widget }) => widget === 'universe')?.name;
  const asked = name === undefined ? undefined : String(params[name]);
  if (name === undefined || asked === undefined || findDefaultUniverse(asked) !== undefined) return;
  const known = await listUniverseChoices(market, study);
  if (known.some(({ value }) => value === asked)) return;
  throw toBadRequest([{ path: name, message: `unknown universe ${asked}; known are ${known.map(({ value }) => value).join(', ')}` }]);
}
