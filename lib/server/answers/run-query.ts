import 'server-only';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { readView } from './read-view';
import { HttpError } from '../http/http-error';
import { getEnv } from '@/lib/env';
import { runStudy } from './run-study';
import { withholdPrices } from './withhold-prices';

/**
 * Runs a study as its link would, for a page of our own: where the operator keeps prices in, a level and a small line of it are shown
 * there all the same, but no prices beside anything else. @throws HttpError like the link.
 */
export async function runQuery(study: string, query: string, points?: number): Promise<StudyResult> {
  const result = await runStudy(readView(study, new URLSearchParams(query)), { points });
  return getEnv().EXPORT_CLOSES === 'on' ? result : (withholdPrices(result) ?? result);
}

/** As `runQuery`, but null where the market lacks what the study needs (an unknown symbol, too short a history). */
export async function tryQuery(study: string, query: string, points?: number): Promise<StudyResult | null> {
  try {
    return await runQuery(study, query, points);
  } catch (error) {
    if (error instanceof HttpError && error.status === 400) return null;
    throw error;
  }
}
