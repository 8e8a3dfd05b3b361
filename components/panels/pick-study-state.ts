import type { StudyResult } from '@/lib/studies/kit/study-result';
import { pickState } from '../shell/state-banner';

const partialCodes: ReadonlySet<string> = new Set(['gap', 'short-history', 'dropped-sessions', 'unavailable', 'eligibility']);

/** The state that a study's page is in, by its answer and by what became of the last request. */
export function pickStudyState(result: StudyResult, error: boolean, loading: boolean): ReturnType<typeof pickState> {
  const has = (code: string): boolean => result.flags.some((flag) => flag.code === code);
  return pickState({
    error,
    loading,
    empty: result.rows.length === 0,
    simulated: result.simulated,
    partial: result.flags.some((flag) => partialCodes.has(flag.code)),
    stale: has('stale') || has('older-than-newest'),
    provisional: result.provisional,
  });
}
