import 'server-only';
import { toSectorSlug } from '@/lib/market/universe/sector-slug';
import type { StudyParams } from '@/lib/studies/kit/is-heavy';
import type { Study } from '@/lib/studies/kit/study';
import { allSectors } from '@/lib/studies/kit/universe/universe-params';
import { listParameters } from '@/lib/view/parameter-schema';
import { toBadRequest } from '../http/http-error';
import type { LoadedMarket } from './load-market';
import { defineUniverse, listSectorNames } from './load-universe';

/** A sector that is not stored of the study's universe. Where none is stored at all the answer says so. @throws HttpError 400 that lists the known ones. */
export async function requireSector(market: LoadedMarket, study: Study, params: StudyParams): Promise<void> {
  const name = listParameters(study).find(({ widget }) => widget === 'sector')?.name;
  const universe = study.universes?.(params)[0];
  const asked = name === undefined ? allSectors : String(params[name]);
  if (name === undefined || universe === undefined || asked === allSectors) return;
  const known = (await listSectorNames(market, universe.id)).map(toSectorSlug);
  if (known.length === 0 || known.includes(asked)) return;
  throw toBadRequest([
    {
      path: name,
      message: `unknown sector ${asked} of the ${(await defineUniverse(market, universe.id)).definition.name}; known are ${[allSectors, ...known].join(', ')}`,
    },
  ]);
}
