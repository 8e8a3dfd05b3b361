import type { Market } from '@/lib/market/market';
import type { StudySeries } from '../../kit/study-series';

/** One notable thing that the close to come would make, and the close that it needs. */
export interface Need {
  readonly kind: 'streak' | 'record' | 'high' | 'low' | 'return' | 'outperformance' | 'mean' | 'drawdown';
  /** A noun phrase: 'a fifth straight gain of 1% or more'. */
  readonly statement: string;
  /** `up`: at or above `close`, `down`: at or below. */
  readonly direction: 'up' | 'down';
  /** The first tick (0.01) that passes the very comparison of the study. */
  readonly close: number;
  /** The assumed leg that it depends on, or null. */
  readonly versus: string | null;
  /** Sessions, or units, of the run that it would make; 0 for what is no run. */
  readonly runSessions: number;
  /** Where the statement is proved, with the close filled in. */
  readonly link: string;
}

/** What the parts of the study read. */
export interface NeedContext {
  /** In the unit asked for; one that runs is its last. */
  readonly market: Market;
  /** The sessions that it was gathered from: where they end, and what they assume, links start from. */
  readonly daily: Market;
  readonly main: StudySeries;
  /** Index of the session, or unit, to come: the assumed one, the unit that runs, or the one after the last. */
  readonly index: number;
  /** Closes with a place for the one to come, missing there. */
  readonly closes: Float64Array;
  /** Instruments whose close of the session to come is assumed. */
  readonly others: readonly StudySeries[];
  /** How many sessions, or units, back "since" looks. */
  readonly sinceSessions: number;
}
