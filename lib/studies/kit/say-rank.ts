import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import type { Market } from '@/lib/market/market';
import { comparable, rankAt } from '@/lib/metrics';

/** Up to here a rank is told as a rank; further down a share says more than "the 5,067th most". */
export const namedRanks = 20;

/**
 * A share in whole percent, in tenths from 99% on; cut, not rounded, so that 99.98% is not everything.
 * @example sayShare(0.5779) // '57%'
 */
export function sayShare(share: number): string {
  const decimals = share >= 0.99 ? 1 : 0;
  const scale = 10 ** decimals;
  return `${formatNumber(Math.floor(share * 100 * scale) / scale, { decimals })}%`;
}

/**
 * Share of the values to date that are strictly less extreme than the one at `index`: larger ones for a negative value, which
 * is judged among the low, and smaller ones otherwise. NaN where there is no value.
 * @example shareLessExtreme(Float64Array.of(1, 3, -1, -2), 3) // 0.75
 */
export function shareLessExtreme(values: Float64Array, index: number): number {
  // The rank from the far end counts exactly those beyond it, and one.
  const standing = rankAt(values, index, (values[index] ?? NaN) < 0 ? 'largest' : 'smallest');
  return standing === null ? NaN : (standing.rank - 1) / standing.count;
}

/** How many values to date are the one at `index`, itself included. */
export function countEqual(values: Float64Array, index: number): number {
  const own = comparable(values[index] ?? NaN);
  let equal = 0;
  for (let t = 0; t <= index; t += 1) if (comparable(values[t] ?? NaN) === own) equal += 1;
  return equal;
}

/**
 * The sessions, or units, among which a value is ranked, `count` of those up to `index`: '24,000 sessions since 30 Dec 1927', and where some between have no
 * value 'the 3,318 sessions with a value since 31 Oct 2006'.
 */
export function sayRankedAmong(
  { sessions, unit }: Pick<Market, 'sessions' | 'unit'>,
  values: Float64Array,
  index: number,
  count: number,
): string {
  const first = values.findIndex((value) => !Number.isNaN(value));
  const since = `since ${formatLongDate(sessions[first] ?? '')}`;
  const all = `${countWord(count)} ${pluralise(count, unit)}`;
  return count === index + 1 - first ? `${all} ${since}` : `the ${all} with a value ${since}`;
}
