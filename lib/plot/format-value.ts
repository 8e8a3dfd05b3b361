import { formatNumber } from '@/lib/format/format-number';

/** How many decimals the labels of ticks this far apart need. */
export function countTickDecimals(ticks: readonly number[]): number {
  let most = 0;
  for (const tick of ticks) {
    const text = String(Number(tick.toPrecision(8)));
    if (text.includes('e')) continue;
    most = Math.max(most, text.split('.')[1]?.length ?? 0);
  }
  return Math.min(most, 4);
}

/** A function that writes the labels of one value axis: same decimals on all, a sign where the unit is a change. */
export function createTickFormat(ticks: readonly number[], sign: boolean): (value: number) => string {
  const decimals = countTickDecimals(ticks);
  return (value) => formatNumber(value, { decimals, sign });
}
