import type { SessionDate } from '@/lib/calendar/session-date';

/** One stock that a fund holds, or that a list names. */
export interface Holding {
  /** As it is traded, in upper case, a class that is told apart behind a dot; funds may leave the dot out (BRKB). */
  readonly ticker: string;
  readonly name: string;
  /** Fraction of the fund, as printed; null where none is given or it cannot be read. */
  readonly weight: number | null;
  /** Null where none is given. */
  readonly sector: string | null;
}

/** A line of a fund that is no member of its index. */
export interface LeftOutHolding {
  readonly ticker: string;
  readonly name: string;
  readonly why: string;
  /** Whether it would be a member if it had a ticker that can be read. */
  readonly isUnresolved: boolean;
}

/** What a fund held on a session. */
export interface Holdings {
  readonly asOf: SessionDate;
  /** The id of the provider whose file it is. */
  readonly source: string;
  /** The fund's ticker, or null where the file does not tell it. */
  readonly fund: string | null;
  /** In the order of the file; at least one. */
  readonly holdings: readonly Holding[];
  readonly leftOut: readonly LeftOutHolding[];
}
