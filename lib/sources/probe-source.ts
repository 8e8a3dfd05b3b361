import type { SessionDate } from '@/lib/calendar/session-date';
import { requireProvider } from './registry';
import type { Source, SourceInstrument } from './source';
import { SourceError } from './source-error';

/** The instrument that a provider is probed with. */
function findProbe(id: string): SourceInstrument {
  const { probe: symbol, symbols, offers } = requireProvider(id);
  return { symbol, kind: offers.kinds[0] ?? 'index', providerSymbols: { [id]: symbols[symbol] ?? symbol } };
}

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
    const { rows } = await source.fetchCloses({
      instrument: findProbe(source.id),
      from,
      to,
      attempts: 1,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (rows.length > 0) return { ok: true };
    return { ok: false, error: new SourceError('schema', `${source.id} sent no usable row`) };
  } catch (error) {
    if (error instanceof SourceError) return { ok: false, error };
    throw error;
  }
}
