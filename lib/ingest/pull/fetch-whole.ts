import type { SessionDate } from '@/lib/calendar/session-date';
import type { Source, SourceInstrument } from '@/lib/sources/source';
import { fetchWithFallback, type FetchFailure, type FetchOutcome } from './fetch-with-fallback';
import { earliestSession } from './plan-instrument';

/**
 * The whole history of an instrument from the first source that reaches back to the first stored session: a shorter one would leave what lies
 * before it on another scale.
 */
export async function fetchWhole(sources: readonly Source[], instrument: SourceInstrument, firstStored: SessionDate | undefined, to: SessionDate, signal: AbortSignal | undefined): Promise<FetchOutcome> {
  const failures: FetchFailure[] = [];
  for (const source of sources) {
    const outcome = await fetchWithFallback([source], instrument, { from: earliestSession, to }, signal);
    failures.push(...outcome.failures);
    const first = outcome.answer?.result.rows[0]?.session;
    // Who does not answer now is asked again with the next run; another may not know of the split yet.
    if (outcome.answer === null || first === undefined) break;
    if (firstStored === undefined || first <= firstStored) return { answer: outcome.answer, failures };
    failures.push({ provider: source.id, kind: 'no_data_yet', message: `${source.id}: begins on ${first}, after the stored ${firstStored}` });
  }
  return { answer: null, failures };
}
