import type { SessionDate } from '@/lib/calendar/session-date';
import type { Source, SourceId, SourceInstrument } from './source';
import { SourceError } from './source-error';

const probed: Readonly<Record<SourceId, SourceInstrument>> = {
  yahoo: { symbol: 'SPX', kind: 'index', providerSymbols: { yahoo: '^GSPC' } },
  cboe: { symbol: 'SPX', kind: 'index', providerSymbols: { cboe: 'SPX' } },
  nasdaq: { symbol: 'NDX', kind: 'index', providerSymbols: { nasdaq: 'NDX' } },
  fred: { symbol: 'SPX', kind: 'index', providerSymbols: { fred: 'SP500' } },
};

export interface ProbeRequest {
  /** About two weeks, so that holidays cannot empty it. */
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly timeoutMs?: number;
}

export type ProbeResult = { readonly ok: true } | { readonly ok: false; readonly error: SourceError };

/**
 * Whether a provider gives closes right now: one request, one attempt, at most `timeoutMs` (5 s). Never throws
 * a SourceError: it is the answer.
 */
export async function probeSource(source: Source, { from, to, timeoutMs = 5_000 }: ProbeRequest): Promise<ProbeResult> {
  try {
    const { rows } = await source.fetchCloses({ instrument: probed[source.id], from, to, attempts: 1, signal: AbortSignal.timeout(timeoutMs) });
    if (rows.length > 0) return { ok: true };
    return { ok: false, error: new SourceError('schema', `${source.id} sent no usable row`) };
  } catch (error) {
    if (error instanceof SourceError) return { ok: false, error };
    throw error;
  }
}
