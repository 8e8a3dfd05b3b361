/**
 * The only real figures in the sample: the published closes of 2024-07-09 to 2024-07-16, the week in which the Russell 2000 rose by 1% or
 * more on five sessions running and left the S&P 500 9.92 percentage points behind.
 */
export const publishedWeek = {
  SPX: [5576.98, 5633.91, 5584.54, 5615.35, 5631.22, 5667.2],
  RUT: [2029.47, 2051.75, 2125.04, 2148.27, 2187.02, 2263.67],
} as const;

/** Log returns of the five sessions. */
export function listWeekReturns(closes: readonly number[]): number[] {
  return closes.slice(1).map((close, at) => Math.log(close / (closes[at] ?? NaN)));
}
