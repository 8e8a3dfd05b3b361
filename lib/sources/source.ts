import type { SessionDate } from '@/lib/calendar/session-date';
import type { BatchOffer } from './batch-offer';
import type { RequestLimits } from './request-limits';
import type { SourceError } from './source-error';

/** One session of one instrument as a provider or file gives it, checked by itself; missing is null. */
export interface SourceRow {
  readonly session: SessionDate;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  /** Split-adjusted, finite, above 0, snapped as G1 says. */
  readonly close: number;
  readonly adjClose: number | null;
  readonly volume: number | null;
  /** The provider marks the session as still running. Whether the clock makes it final is decided in ingest. */
  readonly provisional: boolean;
}

/** A row that must not be stored; `session` is null where not even the date could be read. */
export interface RejectedRow {
  readonly session: SessionDate | null;
  readonly reason: string;
  readonly raw: string;
}

/** A stored row with a doubt: an open, high or low that was dropped, or closes that stand still. */
export interface FlaggedRow {
  readonly session: SessionDate;
  readonly reason: string;
}

/** `ratio` new shares for one old: 4 for a 4-for-1 split, 0.1 for a 1-for-10 reverse split. */
export interface Split {
  readonly session: SessionDate;
  readonly ratio: number;
}

export interface SourceResult {
  /** Ascending, one row per session, inside the asked range. */
  readonly rows: readonly SourceRow[];
  readonly rejected: readonly RejectedRow[];
  readonly flagged: readonly FlaggedRow[];
  readonly splits: readonly Split[];
}

/** What a source needs to know of an instrument. A provider without a symbol here does not offer it. */
export interface SourceInstrument {
  readonly symbol: string;
  readonly kind: 'index' | 'stock' | 'etf' | 'composite';
  /** Its names there, by the ids of providers. */
  readonly providerSymbols: Readonly<Record<string, string>>;
}

export interface SourceRequest {
  readonly instrument: SourceInstrument;
  /** Both inclusive. */
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly signal?: AbortSignal | undefined;
  /** Tries in all; 3 unless told. */
  readonly attempts?: number | undefined;
}

export interface BatchRequest {
  /** Any number: the source asks as often as its limits demand. */
  readonly instruments: readonly SourceInstrument[];
  /** Both inclusive, inside what the source reaches back to. */
  readonly from: SessionDate;
  readonly to: SessionDate;
  readonly signal?: AbortSignal | undefined;
}

export interface BatchAnswer {
  /** Rows, or why there are none, by the symbols of the instruments: each that was asked for has an entry, and none fails for another. */
  readonly bySymbol: ReadonlyMap<string, SourceResult | SourceError>;
  /** What ended the answer before all of it was there; null where nothing is missing. Rows then reach as far as they came. */
  readonly cutShort: SourceError | null;
}

export interface Batch {
  readonly offer: BatchOffer;
  /** What is kept towards the provider, as its row or the environment says. */
  readonly limits: RequestLimits;
  /** Never throws a SourceError: it is an answer. */
  fetchMany(request: BatchRequest): Promise<BatchAnswer>;
}

/** Cash that a share no longer brings from a session on. */
export interface PaidDividend {
  /** Upper case, as the source writes it. */
  readonly ticker: string;
  /** Dollars a share, above 0; null where it cannot be read. */
  readonly amount: number | null;
  /** The line as it came. */
  readonly raw: string;
}

export interface DividendsRequest {
  /** The first session without it. */
  readonly session: SessionDate;
  readonly signal?: AbortSignal | undefined;
  /** Tries in all; 3 unless told. */
  readonly attempts?: number | undefined;
}

export interface Source {
  readonly id: string;
  /** The provider's name for the instrument, or null where it does not offer it. */
  symbolOf(instrument: SourceInstrument): string | null;
  /** @throws SourceError, and no other error. An answer without a single row is `no_data_yet`. */
  fetchCloses(request: SourceRequest): Promise<SourceResult>;
  /** Closes of many instruments at once; null where it is asked for one after the other. */
  readonly batch: Batch | null;
  /**
   * The dividends of all stocks by their day, in one request; absent where it has no such list.
   * @throws SourceError, and no other error. A day without a single one is `no_data_yet`.
   */
  readonly fetchDividends?: (request: DividendsRequest) => Promise<readonly PaidDividend[]>;
}

/** Those of one run, first choice first. */
export type Sources = readonly Source[];
