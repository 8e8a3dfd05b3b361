import 'server-only';
import type { StudyResult } from '@/lib/studies/study-result';
import { readOwnView } from './find-study';
import { HttpError } from './http-error';
import { runStudy } from './run-study';

/** Runs a study as its link would. @throws HttpError like the link. */
export async function runQuery(study: string, query: string, points?: number): Promise<StudyResult> {
  return await runStudy(readOwnView(study, new URLSearchParams(query)), { points });
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
