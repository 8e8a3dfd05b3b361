/** What is measured after an event: one series of closes, or with `versus` the difference of the two returns (`r_close - r_versus`). */
export interface Outcome {
  readonly close: Float64Array;
  /** Of the length of `close`; null for one series. */
  readonly versus: Float64Array | null;
}

/**
 * Which of the sessions on which the rule holds are events.
 * `all` every one; `first-cross` those whose session before it does not hold; `gap` those at least `sessions` after the
 * previous one, kept or not; `first-in-horizon` those at least the horizon after the last kept one.
 */
export type OverlapPolicy =
  | { readonly kind: 'all' }
  | { readonly kind: 'first-cross' }
  | { readonly kind: 'gap'; readonly sessions: number }
  | { readonly kind: 'first-in-horizon' };

/** The side that a one-sided test looks at: are the outcomes higher, or lower, than those of random dates. */
export type TestDirection = 'higher' | 'lower';

/** An interval of a figure; both ends in the figure's unit. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Outcomes in figures; fractions. NaN where there is no complete one. */
export interface OutcomeSummary {
  /** Dates, those included whose outcome is missing (too recent, a gap at either end, not listed). */
  readonly count: number;
  /** Dates with an outcome; everything below is over these. */
  readonly completeCount: number;
  readonly mean: number;
  readonly median: number;
  /** Share of outcomes strictly above 0. */
  readonly higherShare: number;
  readonly min: number;
  readonly max: number;
  readonly meanWorstDrop: number;
  readonly medianWorstDrop: number;
}

/** Events less base rate, figure by figure. */
export type OutcomeDifference = Omit<OutcomeSummary, 'count' | 'completeCount'>;

/** A bootstrap interval of the mean and what it stands on. */
export interface BootstrapInterval extends Interval {
  /** Non-overlapping complete events that were resampled. */
  readonly count: number;
  /** Their mean; differs from the summary's where events overlap. */
  readonly mean: number;
}

export interface PermutationTest {
  /** `(1 + asExtremeCount) / (1 + draws)`, never 0. */
  readonly p: number;
  readonly direction: TestDirection;
  /** `circular-shifts` where events lie closer together than the horizon: the share's Wilson interval is then too narrow. */
  readonly method: 'date-sets' | 'circular-shifts';
  readonly draws: number;
  readonly asExtremeCount: number;
  /** Sessions between two dates of a drawn set, at least; 0 for circular shifts. */
  readonly minGapSessions: number;
}

export interface EventStudyInput {
  readonly outcome: Outcome;
  /** One per session: 1 where the rule holds at that session's close (for a streak, at `reached`). */
  readonly mask: Uint8Array;
  /** The span, both inclusive: events and base rate are the sessions in it. */
  readonly fromIndex: number;
  readonly toIndex: number;
  /** One per session: 1 where it is known whether the rule holds; others are no part of the base rate, nor drawn. All, if left out. */
  readonly known?: Uint8Array | null;
  /** Whether these are what a condition leaves of the span: random dates are then drawn among them alone, as many as there are events. */
  readonly isSample?: boolean;
  readonly horizons: readonly number[];
  readonly policy: OverlapPolicy;
  readonly direction: TestDirection;
  /** Study and parameters as text, without asOf. */
  readonly seed: string;
  /** Random sets per horizon, 10,000 unless given; bootstrap resamples too. */
  readonly draws?: number;
  /** Complete events of a horizon above which nothing is drawn (the cost is draws times events); no bound unless given. */
  readonly mostDrawnEvents?: number;
}

/** Everything that is known about one horizon; the arrays stand beside `events`. */
export interface HorizonResult {
  readonly horizonSessions: number;
  /** Sessions of the kept events in the span, ascending. */
  readonly events: Int32Array;
  readonly returns: Float64Array;
  readonly worstDrops: Float64Array;
  readonly summary: OutcomeSummary;
  readonly base: OutcomeSummary;
  readonly difference: OutcomeDifference;
  /** Outcomes of all sessions of the span that have one, ascending: the base distribution. */
  readonly baseReturns: Float64Array;
  /** Whether two complete events lie closer together than the horizon: grey `higherInterval`. */
  readonly isOverlapping: boolean;
  /** Whether fewer than five events are complete: show rows, grey statistics. */
  readonly isTooFew: boolean;
  /** Wilson interval of `summary.higherShare`; null without a complete event. */
  readonly higherInterval: Interval | null;
  /** Null with fewer than two non-overlapping events, or more than `mostDrawnEvents`. */
  readonly meanInterval: BootstrapInterval | null;
  /** Null without a complete event, or with more than `mostDrawnEvents`. */
  readonly permutation: PermutationTest | null;
}

/** The paths after the events and what they have in common; all arrays of paths have `horizonSessions + 1` entries. */
export interface ForwardPaths {
  readonly horizonSessions: number;
  /** Row by row, one row per event: `close_{t+k} / close_t - 1`, NaN where missing. */
  readonly paths: Float64Array;
  /** Whether the event has an outcome at the horizon; only those count below. */
  readonly isComplete: readonly boolean[];
  readonly mean: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly median: Float64Array;
  readonly lowerQuantile: Float64Array;
  readonly upperQuantile: Float64Array;
}
