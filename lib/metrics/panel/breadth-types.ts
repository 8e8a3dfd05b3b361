/** Instruments by sessions, with membership: what breadth is counted from. */
export interface BreadthInput {
  readonly sessionCount: number;
  /** Ordinal of session 0 on the exchange calendar: windows are summed in blocks aligned with it, so that any stretch gives the same bits. */
  readonly firstOrdinal: number;
  /** One array per instrument, `sessionCount` long; NaN where there is no close. */
  readonly closes: readonly Float64Array[];
  /** Per instrument its spells of membership as half-open pairs of positions: ascending, apart, and free to reach beyond the ends. */
  readonly spans: readonly Int32Array[];
}

export interface BreadthOptions {
  /** Windows of the means; `above[k]` and `eligible[k]` belong to `averageSessions[k]`. */
  readonly averageSessions: readonly number[];
  readonly highSessions: number;
  /** Counts are wanted for [from, to) only, all by default; closes before `from` are read for the windows. */
  readonly from?: number;
  readonly to?: number;
}

/** Counts per session, each `sessionCount` long; 0 outside of the sessions asked for. */
export interface BreadthCounts {
  readonly members: Int32Array;
  /** Members with a close. */
  readonly withClose: Int32Array;
  readonly advances: Int32Array;
  readonly declines: Int32Array;
  readonly unchanged: Int32Array;
  readonly newHighs: Int32Array;
  readonly newLows: Int32Array;
  /** Members with `highSessions` consecutive closes. */
  readonly eligibleHigh: Int32Array;
  readonly above: readonly Int32Array[];
  /** Members with `averageSessions[k]` consecutive closes. */
  readonly eligible: readonly Int32Array[];
}
