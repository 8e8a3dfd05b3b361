import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Note } from './note';
import type { ObservedSeries } from './series/observed-series';
import type { MarketUniverse } from './universe/universe';

/** What an instrument stores: split-adjusted closes, dividend-adjusted closes, or both. */
export type PriceBasis = 'price' | 'total' | 'both';

/** The closes that an answer is computed from: split-adjusted, or adjusted for dividends too. */
export type Basis = 'price' | 'total';

export type InstrumentKind = 'index' | 'stock' | 'etf' | 'composite';

/** A caveat about part of an instrument's history; an open end is null. Raised as a flag where a result's rivals fall inside. */
export interface InstrumentNote {
  readonly from: SessionDate | null;
  readonly to: SessionDate | null;
  readonly code: string;
  readonly text: string;
}

export interface MarketInstrument {
  readonly symbol: string;
  readonly name: string;
  readonly kind: InstrumentKind;
  readonly basis: PriceBasis;
  readonly licenceClass: string;
  readonly notes: readonly InstrumentNote[];
}

/** The close by the index of its session and the basis. */
export type CloseReader = (index: number, basis: Basis) => number;

/** Final closes of one instrument. Every array is aligned with `Market.sessions`; a missing value is NaN. */
export interface SeriesColumns {
  /** Price basis (split-adjusted). All NaN where the instrument stores only `total`. */
  readonly close: Float64Array;
  /** Dividend-adjusted close, or null where none is stored. */
  readonly total: Float64Array | null;
  /** Intraday high, or null where none is stored. */
  readonly high: Float64Array | null;
  /** Highest close of the sessions of each unit, where a session stands for one: it may lie above the close of the last. Left out where each stands for itself, or no highs are stored. */
  readonly highestClose?: Float64Array | undefined;
  /** Index into `Market.sources` for each session; meaningless where the close is NaN. */
  readonly source: Uint8Array;
}

/** One instrument with its final closes, which may be laid out when they are read: who reads many of them takes the column once. */
export interface MarketSeries extends SeriesColumns {
  readonly instrument: MarketInstrument;
  /** The close of one session on a basis, for which no column is laid out. **Missing** NaN, as outside of the market's sessions and on a basis that is not stored. */
  readonly closeAt: CloseReader;
}

/** Closes of one session that are stored but not final yet; `assume=last` adds those of the session after `asOf`. */
export interface PendingSession {
  readonly session: SessionDate;
  readonly closes: ReadonlyMap<string, number>;
}

/**
 * The whole market as known at one data version: exchange sessions ascending without holes (before 1971: the
 * stored sessions) and every instrument aligned with them, M7 and M7D among them.
 */
export interface Market {
  readonly sessions: readonly SessionDate[];
  /** What each of them stands for: itself, or the week, month, quarter or year that it ends (`resampleMarket`). */
  readonly unit: CalendarUnit;
  /** Whether the last of them stands for a unit that goes on after it. */
  readonly isToDate: boolean;
  readonly series: ReadonlyMap<string, MarketSeries>;
  /** Universes that the study asked for, by id; empty for all others. */
  readonly universes: ReadonlyMap<string, MarketUniverse>;
  /** What is no price, of the series that the study asked for and the store has (`observedKey`); empty for all others. */
  readonly observed: ReadonlyMap<string, ObservedSeries>;
  /** Notes of the user's own, by their first day; absent unless a layer asks for them. */
  readonly notes?: readonly Note[];
  /** Provider ids that the closes came from: 'yahoo', 'cboe', 'nasdaq', 'fred', 'alpaca', 'massive', 'import', 'simulated', 'computed', 'assumed'. */
  readonly sources: readonly string[];
  readonly dataVersion: number;
  /** What tells that version from the same number of another history; absent from a market that no store has. */
  readonly stamp?: string;
  readonly simulated: boolean;
  /** Ascending; a session of `sessions` stands here too where some instruments are final on it and others are not. */
  readonly pending: readonly PendingSession[];
  /** Index of the session that `assume` added (always the last) or that stands for a unit to date, or null. Rows from it are provisional. */
  readonly assumedIndex: number | null;
}
