/**
 * The change over the last `periods` periods as a rate a year: `(value_t / value_{t-n})^(yearPeriods / n) - 1`. Over a whole year it is the
 * change itself.
 * **Shape** one series in, one of the same length out. **Units** fraction. **Window** trailing, includes today.
 * **Missing** NaN where either end is missing or it reaches before the first period; values between the ends are not needed (G8).
 * **Ties/edges** NaN from a value of 0 or below. **Source** compound annual rate of change, as FRED gives it.
 * @throws RangeError when `periods` or `yearPeriods` is no whole number of at least 1.
 * @example annualisedChange(Float64Array.of(100, 101), 1, 4) // NaN, 0.04060401
 */
export function annualisedChange(values: Float64Array, periods: number, yearPeriods: number): Float64Array {
  for (const count of [periods, yearPeriods])
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`Periods are a whole number of at least 1, not ${count}`);
  return values.map((value, t) => {
    const before = values[t - periods] ?? NaN;
    return value > 0 && before > 0 ? (value / before) ** (yearPeriods / periods) - 1 : NaN;
  });
}
