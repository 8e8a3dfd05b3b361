import type { SessionDate } from '@/lib/calendar/session-date';
import type { Source, SourceInstrument } from '@/lib/sources/source';
import type { CloseRow } from '@/lib/store/close-row';
import { fillAdjusted } from './fill-adjusted';
import { fetchWithFallback, type FetchFailure, type FetchOutcome } from './fetch-with-fallback';
import { earliestSession } from './plan-instrument';

export interface WholeRequest {
  readonly instrument: SourceInstrument;
  /** What is stored of it. */
  readonly stored: ReadonlyMap<string, Pick<CloseRow, 'session' | 'adjClose'>>;
  readonly to: SessionDate;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The whole history of an instrument from the first source that reaches back to the first stored session: a shorter one would leave what lies
 * before it on another scale. Where dividend-adjusted closes are stored, one without them would take them all away.
 */
export async function fetchWhole(sources: readonly Source[], { instrument, stored, to, signal }: WholeRequest): Promise<FetchOutcome> {
  const failures: FetchFailure[] = [];
  const firstStored = [...stored.values()][0]?.session;
  const hasAdjusted = (rows: Iterable<Pick<CloseRow, 'adjClose'>>) => [...rows].some(({ adjClose }) => adjClose !== null);
  const needsAdjusted = hasAdjusted(stored.values());
  for (const source of sources) {
    const range = { from: earliestSession, to };
    const found = await fetchWithFallback([source], instrument, range, signal);
    const outcome = needsAdjusted ? await fillAdjusted(found, sources, instrument, range, signal) : found;
    failures.push(...outcome.failures);
    const first = outcome.answer?.result.rows[0]?.session;
    // Who does not answer now is asked again with the next run; another may not know of the split yet.
    if (outcome.answer === null || first === undefined) break;
    const isShort = firstStored !== undefined && first > firstStored;
    const isBare = needsAdjusted && !hasAdjusted(outcome.answer.result.rows);
    if (!isShort && !isBare) return { ...outcome, failures };
    failures.push({
      provider: source.id,
      kind: 'no_data_yet',
      message: isShort
        ? `${source.id}: begins on ${first}, after the stored ${firstStored}`
        : `${source.id}: has no dividend-adjusted closes, and some are stored`,
    });
  }
  return { answer: null, failures };
}
