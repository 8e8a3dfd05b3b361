import type { SessionDate } from '@/lib/calendar/session-date';

/** What a pinned link shows beside its numbers when the store has moved on. */
export interface PinComparison {
  readonly version: number;
  readonly newestVersion: number;
  /** The page of the same view with today's data, still as of the pinned session. */
  readonly href: string;
  /** Closes up to the pinned session that were inserted or corrected since, per instrument; of a composite, those of its members. */
  readonly changes: readonly { readonly symbol: string; readonly changes: number; readonly first: string; readonly last: string }[];
  /** What a universe stands on and changed since: closes, members with other spells, sessions with other weights or counts, members with another sector. */
  readonly universes: readonly {
    readonly name: string;
    readonly closes: number;
    readonly members: number;
    readonly weightSessions: number;
    readonly sectors: number;
    readonly countSessions: number;
  }[];
  /** Whether today's sentence could be had: a heavy study may have too many waiting. */
  readonly isCompared: boolean;
  /** The sentence that today's data give for the same session; null where it is the same, or could not be had. */
  readonly headlineNow: string | null;
  readonly asOf: SessionDate;
}
