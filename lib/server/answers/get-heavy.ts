import 'server-only';
import { getEnv } from '@/lib/env';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { getFinished, isFinishedRefused } from './finished-results';
import type { LoadedMarket } from './load-market';
import { recallResult } from './recall-result';

type Versioned = Pick<LoadedMarket, 'dataVersion' | 'stamp'>;

/** A heavy study with the canonical query of its link. */
interface HeavyLink {
  readonly study: string;
  readonly query: string;
}

function nameAnswer({ stamp }: Versioned, { study, query }: HeavyLink): string {
  return [getEnv().DATABASE_URL, stamp, study, query].join('|');
}

/** The answer of a heavy study: kept, recalled from the store, or computed in its turn. @throws HttpError 503 where too many wait. */
export async function getHeavy(market: Versioned, link: HeavyLink, compute: () => Promise<StudyResult>): Promise<StudyResult> {
  return await getFinished(nameAnswer(market, link), { recall: () => recallResult(link.study, link.query, market.dataVersion), compute });
}

/** Whether it would be refused now since too many wait. */
export async function isHeavyRefused(market: Versioned, link: HeavyLink): Promise<boolean> {
  return await isFinishedRefused(nameAnswer(market, link), () => recallResult(link.study, link.query, market.dataVersion));
}
