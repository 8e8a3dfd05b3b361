/** Returns by year and place in the year: January to December, the weeks, the sessions. */
export interface SeasonReturns {
  /** Row by row, a year each: the value of period `p` of year `y` stands at `y * periodCount + p`. Fractions; NaN where a year lacks it. */
  readonly values: Float64Array;
  readonly yearCount: number;
  readonly periodCount: number;
}

/** @throws RangeError where the values are not as many as years times periods. */
export function requireSeasonShape({ values, yearCount, periodCount }: SeasonReturns): void {
  if (values.length !== yearCount * periodCount)
    throw new RangeError(`${yearCount} years of ${periodCount} periods have ${yearCount * periodCount} values, not ${values.length}`);
}

/** The values of one period, a year each. */
export function seasonColumn({ values, yearCount, periodCount }: SeasonReturns, period: number): Float64Array {
  const column = new Float64Array(yearCount);
  for (let year = 0; year < yearCount; year += 1) column[year] = values[year * periodCount + period] ?? NaN;
  return column;
}
