import type { Study } from '../../kit/study';
import { listJoinedSymbols, listJoinedUniverses, readJoined } from '../../measure/joined-rules';
import { listMeasureSymbols, listMeasureUniverses } from '../../measure/measure-series';
import { computeClaim } from './compute';
import { defineClaim } from './define';
import { fillClaim } from './fill-claim';
import { toClaimSampling } from './like-with-like';
import { claimParams } from './params';

/** Whether a sentence about a market is true, under which definition, and what stands beside it. */
export const claim: Study<typeof claimParams> = {
  id: 'claim',
  title: 'Claim',
  question: 'Is it true, and under which definition?',
  rowsAre: 'events',
  isLayered: true,
  params: claimParams,
  fill: fillClaim,
  symbols: (params) => [...new Set([...listMeasureSymbols(params), ...listJoinedSymbols(readJoined(params.and, params))])],
  universes: (params) => [
    ...new Map(
      [...listMeasureUniverses(params), ...listJoinedUniverses(readJoined(params.and, params))].map((need) => [need.id, need]),
    ).values(),
  ],
  sampling: toClaimSampling,
  definition: defineClaim,
  compute: computeClaim,
};
