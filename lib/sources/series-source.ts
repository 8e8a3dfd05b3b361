import type { SessionDate } from '@/lib/calendar/session-date';
import type { RejectedRow } from './source';

/** A value of a series as its source showed it on a day. */
export interface SeriesValue {
  /** As the source dates it. */
  readonly day: SessionDate;
  readonly value: number;
  readonly seenOn: SessionDate;
  /** Whether it became known on that very day; else it was known by then. */
  readonly isPublished: boolean;
}

export interface SeriesAnswer {
  /** Ascending by the day on which they were seen and the day that they are of. */
  readonly values: readonly SeriesValue[];
  readonly rejected: readonly RejectedRow[];
}

export interface SeriesRequest {
  /** Its id at the source. */
  readonly id: string;
  /** The first day asked for; null: all. */
  readonly from: SessionDate | null;
  readonly signal?: AbortSignal | undefined;
  readonly attempts?: number | undefined;
}

/** Gives a series as it is today. */
export interface SeriesSource {
  readonly id: string;
  /** @throws SourceError, and no other error. An answer without a single value is `no_data_yet`. */
  fetchSeries(request: SeriesRequest): Promise<SeriesAnswer>;
}

export interface VintageRequest extends SeriesRequest {
  /** Days whose knowledge is wanted, ascending, where the source gives one at a time. */
  readonly vintages: readonly SessionDate[];
}

/** Gives a series as it was known. */
export interface VintageSource {
  readonly id: string;
  /** Whether one answer has every vintage, so that none has to be chosen. */
  readonly hasAll: boolean;
  /** @throws SourceError, and no other error. */
  fetchVintages(request: VintageRequest): Promise<SeriesAnswer>;
}

/** Those of one run. */
export interface SeriesSources {
  readonly current: SeriesSource;
  readonly vintages: VintageSource;
}
