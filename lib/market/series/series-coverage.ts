import type { SessionDate } from '@/lib/calendar/session-date';
import type { SeriesDefinition } from './series';

/** A series and what stands of it. */
export interface SeriesCoverage extends SeriesDefinition {
  readonly periods: number;
  /** More than periods where values were revised. */
  readonly observations: number;
  readonly first: SessionDate | null;
  readonly last: SessionDate | null;
  /** The day from which the first value of its last period was known. */
  readonly knownFrom: SessionDate | null;
  /** The day on which the next value is usually out; null where nothing is stored, and of series that are not shipped. */
  readonly expected: SessionDate | null;
  /** Instant at which its source was last read, or null. */
  readonly checkedAt: string | null;
}
