import type { SessionDate } from '@/lib/calendar/session-date';

/** What a pinned link shows beside its numbers when the store has moved on. */
export interface PinComparison {
  readonly version: number;
  readonly newestVersion: number;
  /** The page of the same view with today's data, still as of the pinned session. */
  readonly href: string;
  /** Closes up to the pinned session that were inserted or corrected since, per instrument. */
  readonly changes: readonly { readonly symbol: string; readonly changes: number; readonly first: string; readonly last: string }[];
  /** The sentence that today's data give for the same session; null where it is the same. */
  readonly headlineNow: string | null;
  readonly asOf: SessionDate;
}
