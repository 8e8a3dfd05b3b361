import type { SessionDate } from '@/lib/calendar/session-date';
import { completeProviderSymbols } from '@/lib/sources/registry';
import { SourceError, type SourceErrorKind } from '@/lib/sources/source-error';
import type { Source, SourceInstrument, SourceResult, Sources } from '@/lib/sources/source';
import type { StoredInstrument } from '@/lib/store/instruments';

/** What a provider was asked for and could not give. */
export interface FetchFailure {
  readonly provider: string;
  readonly kind: SourceErrorKind;
  readonly message: string;
}

export interface FetchOutcome {
  readonly answer: { readonly source: Source; readonly result: SourceResult } | null;
  readonly failures: readonly FetchFailure[];
  /** Who gave the dividend-adjusted closes, where the source of the answer has none. */
  readonly filledBy?: string;
}

export interface FetchRange {
  readonly from: SessionDate;
  readonly to: SessionDate;
}

/** The instrument as sources know it. */
export function toSourceInstrument(instrument: Omit<StoredInstrument, 'id'>): SourceInstrument {
  const { symbol, kind, providerSymbols } = instrument;
  return { symbol, kind, providerSymbols: completeProviderSymbols({ symbol, kind, providerSymbols }) };
}

/** The providers that offer the instrument, first choice first. */
export function listProviders(sources: Sources, instrument: SourceInstrument): Source[] {
  return sources.filter((source) => source.symbolOf(instrument) !== null);
}

/** Asks one provider after the other until one answers. Failures of a source are answers here; anything else is thrown. */
export async function fetchWithFallback(
  providers: readonly Source[],
  instrument: SourceInstrument,
  range: FetchRange,
  signal?: AbortSignal,
): Promise<FetchOutcome> {
  const failures: FetchFailure[] = [];
  for (const source of providers) {
    signal?.throwIfAborted();
    try {
      const result = await source.fetchCloses({ instrument, ...range, signal });
      if (result.rows.length > 0 || result.rejected.length === 0) return { answer: { source, result }, failures };
      // Rows that are refused one and all are no answer: the next provider may have some.
      failures.push({
        provider: source.id,
        kind: 'schema',
        message: `${source.id}: all ${result.rejected.length} rows were refused (${result.rejected[0]?.reason ?? ''})`,
      });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failures.push({ provider: source.id, kind: error.kind, message: error.message });
    }
  }
  return { answer: null, failures };
}
