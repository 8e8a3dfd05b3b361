import { sourcesAgree } from '@/lib/market/sources-agree';
import { requireProvider } from '@/lib/sources/registry';
import type { Source, SourceInstrument, SourceResult, SourceRow } from '@/lib/sources/source';
import { adjustAs } from '../judge/adjust-as';
import { fetchWithFallback, type FetchOutcome, type FetchRange } from './fetch-with-fallback';

function fillRows({ kind }: SourceInstrument, rows: readonly SourceRow[], others: readonly SourceRow[]): SourceRow[] {
  const bySession = new Map(others.map((row) => [row.session, row]));
  return rows.map((row) => {
    const other = bySession.get(row.session);
    if (other === undefined || other.adjClose === null || !sourcesAgree(kind, row.close, other.close)) return row;
    return { ...row, adjClose: adjustAs(row.close, { close: other.close, adjClose: other.adjClose }) };
  });
}

function joinSplits(own: SourceResult['splits'], others: SourceResult['splits']): SourceResult['splits'] {
  const known = new Set(own.map(({ session }) => session));
  return [...own, ...others.filter(({ session }) => !known.has(session))];
}

/**
 * An answer without any dividend-adjusted close, with those of the next of `providers` that has them: of sessions on which the two agree, on the
 * scale of the answer's closes. The closes and their source stay. Any other answer is left as it is, and so is one where nobody else answers.
 */
export async function fillAdjusted(
  outcome: FetchOutcome,
  providers: readonly Source[],
  instrument: SourceInstrument,
  range: FetchRange,
  signal?: AbortSignal,
): Promise<FetchOutcome> {
  const { answer, failures } = outcome;
  if (answer === null || answer.result.rows.length === 0 || answer.result.rows.some(({ adjClose }) => adjClose !== null)) return outcome;
  const { source, result } = answer;
  const after = providers.slice(providers.findIndex(({ id }) => id === source.id) + 1);
  const able = after.filter(({ id }) => requireProvider(id).offers.isAdjusted);
  const { answer: other, failures: more } = await fetchWithFallback(able, instrument, range, signal);
  const tried = [...failures, ...more];
  if (other === null) return { answer, failures: tried };
  const filled = {
    ...result,
    rows: fillRows(instrument, result.rows, other.result.rows),
    splits: joinSplits(result.splits, other.result.splits),
  };
  return { answer: { source, result: filled }, failures: tried, filledBy: other.source.id };
}
