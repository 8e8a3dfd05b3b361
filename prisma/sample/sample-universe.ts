import type { SessionDate } from '@/lib/calendar/session-date';
import type { StockCount } from './count-stocks';

export interface SampleMembership {
  readonly symbol: string;
  readonly from: SessionDate;
  /** Exclusive, or null while it lasts. */
  readonly until: SessionDate | null;
}

export interface SampleWeight {
  readonly symbol: string;
  readonly session: SessionDate;
  /** A fraction. */
  readonly weight: number;
}

export interface SampleCount extends StockCount {
  readonly session: SessionDate;
}

/** What the sample holds of one of the shipped universes. */
export interface SampleUniverse {
  /** sp500, sp600, nasdaq100, russell2000, mag7, sectors or nyse. */
  readonly id: string;
  readonly members: readonly SampleMembership[];
  readonly sectors: readonly { readonly symbol: string; readonly sector: string }[];
  /** At the close of each month's last session, of the first one, of those on which members changed, and of the last. */
  readonly weights: readonly SampleWeight[];
  /** Ready-made counts; empty for universes of members. */
  readonly counts: readonly SampleCount[];
}
