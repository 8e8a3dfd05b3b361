/** The sessions shown and the close that they are measured from (G15): indexes into `Market.sessions`, inclusive. */
export interface StudyRange {
  /** The session before `first`, from whose close a return over the range starts; `first` itself where none is known before it. */
  readonly base: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The range from one session to another with its base.
 * @example rangeOf(5, 9) // base 4
 * @example rangeOf(0, 9) // base 0: nothing is stored before
 */
export function rangeOf(first: number, last: number): StudyRange {
  return { base: Math.max(first - 1, 0), first, last };
}

/**
 * The range as far as it can be measured, where closes begin at `start`: from a first close on nothing lies before it, so it is base
 * and first session in one. A `start` below 0 or after the range changes nothing: that range cannot be measured at all.
 * @example clampRange(rangeOf(5, 9), 7) // base 7, first 7
 * @example clampRange(rangeOf(5, 9), 4) // base 4, first 5
 */
export function clampRange(range: StudyRange, start: number): StudyRange {
  return start <= range.base || start > range.last ? range : { base: start, first: start, last: range.last };
}
