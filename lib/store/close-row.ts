import type { SessionDate } from '@/lib/calendar/session-date';

/** One session of one instrument as stored. Null is missing; an instrument of basis `total` has `close` equal to `adjClose`. */
export interface CloseRow {
  readonly session: SessionDate;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number;
  readonly adjClose: number | null;
  /** Whether the session was not over (or not verified) when the provider gave this row. */
  readonly provisional: boolean;
  /** 'yahoo', 'cboe', 'nasdaq', 'fred', 'alpaca', 'massive', 'import', 'simulated'. */
  readonly source: string;
}

/** Why a stored close changed. Provisional-to-final flips are written as 'final' by the store itself, and a first insert changes nothing. */
export type ChangeReason = 'revision' | 'split' | 'accepted' | 'replacement' | 'removed';

/** Proof that the writer still holds the lease that it began with. */
export interface Fence {
  readonly name: string;
  readonly token: number;
}
