import type { Basis, MarketInstrument } from '@/lib/market/market';
import type { Flag } from './study';

/** One instrument's closes on the basis in force, with where they begin and end. */
export interface StudySeries {
  readonly symbol: string;
  readonly instrument: MarketInstrument;
  /** Aligned with `Market.sessions`; all NaN where the instrument has none on a usable basis. */
  readonly closes: Float64Array;
  /** Intraday high on the price basis, or null where none is stored. */
  readonly high: Float64Array | null;
  /** Highest close within each unit on the price basis, where the market is one of units and highs are stored. */
  readonly highestClose?: Float64Array | undefined;
  readonly source: Uint8Array;
  /** Index of the first and last close, -1 when there is none. */
  readonly first: number;
  readonly last: number;
  /** Sessions without a close strictly between the first and the last (G8). */
  readonly gaps: number;
}

export interface StudyPanel {
  /** The basis that was used: the one asked for where every symbol has it, else the one they share. */
  readonly basis: Basis;
  readonly series: readonly StudySeries[];
  /** Why another basis, or none, was used; and symbols without a close. */
  readonly flags: readonly Flag[];
}
