/** A measure's values, and the sessions on which it could be judged at all. */
export interface MeasuredValues {
  /** Aligned with `Market.sessions`; NaN where missing, and between the events of a measure that has none on other sessions. */
  readonly values: Float64Array;
  /** First and last session on which the measure is known, its value or that nothing happened; null where it never is. */
  readonly span: { readonly first: number; readonly last: number } | null;
  /** 1 on the sessions of the span on which it is known; null where it is on all of them. */
  readonly known: Uint8Array | null;
  /** 1 where the value still shows the seed of an exponential mean. */
  readonly isWarming?: Uint8Array;
}
