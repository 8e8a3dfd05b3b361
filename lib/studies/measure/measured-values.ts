/** A measure's values, and the sessions on which it could be judged at all. */
export interface MeasuredValues {
  /** Aligned with `Market.sessions`; NaN where missing, and between the events of a measure that has none on other sessions. */
  readonly values: Float64Array;
  /** First and last session on which the measure is known, its value or that nothing happened; null where it never is. */
  readonly span: { readonly first: number; readonly last: number } | null;
}
