/** Plain statistics of the sample market, written apart from lib/metrics so that neither checks itself. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function logReturns(closes: readonly number[]): number[] {
  return closes.slice(1).map((close, at) => Math.log(close / (closes[at] ?? NaN)));
}

export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

export function kurtosis(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 4)) / deviation(values) ** 4;
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const middleA = mean(a);
  const middleB = mean(b);
  return mean(a.map((value, at) => (value - middleA) * ((b[at] ?? NaN) - middleB))) / (deviation(a) * deviation(b));
}

/** Correlation of the values with themselves `lag` places earlier. */
export function autocorrelation(values: readonly number[], lag: number): number {
  return correlation(values.slice(lag), values.slice(0, -lag));
}

/** Distance of each close from the highest so far. */
export function drawdowns(closes: readonly number[]): number[] {
  let peak = 0;
  return closes.map((close) => {
    peak = Math.max(peak, close);
    return close / peak - 1;
  });
}

/** Falls of 20% from a high, one for each high. */
export function countBearMarkets(closes: readonly number[]): number {
  let inBear = false;
  return drawdowns(closes).filter((distance) => {
    const starts = !inBear && distance <= -0.2;
    inBear = distance < 0 && (inBear || starts);
    return starts;
  }).length;
}

/** Returns over `sessions` sessions. */
export function windowReturns(closes: readonly number[], sessions: number): number[] {
  return closes.slice(sessions).map((close, at) => close / (closes[at] ?? NaN) - 1);
}
