import type { SessionDate } from '@/lib/calendar/session-date';
import type { UniverseChanges } from '@/lib/market/universe/universe-changes';

/** What a pinned link shows beside its numbers when the store has moved on. */
export interface PinComparison {
  readonly version: number;
  readonly newestVersion: number;
  /** The page of the same view with today's data, still as of the pinned session. */
  readonly href: string;
  /** Closes up to the pinned session that were inserted or corrected since, per instrument; of a composite, those of its members. */
  readonly changes: readonly { readonly symbol: string; readonly changes: number; readonly first: string; readonly last: string }[];
  /** The universes behind the answer of which anything up to the pinned session changed since. */
  readonly universes: readonly UniverseChanges[];
  /** Whether today's sentence could be had: a heavy study may have too many waiting. */
  readonly isCompared: boolean;
  /** The sentence that today's data give for the same session; null where it is the same, or could not be had. */
  readonly headlineNow: string | null;
  readonly asOf: SessionDate;
}
