import type { SessionDate } from '@/lib/calendar/session-date';
import { snapWidenedPrice } from '../snap-close';
import type { SourceRow } from '../source';

/**
 * Raw closes as split-adjusted ones: every price before a split is divided by its ratio. Adjusted closes are adjusted already.
 *
 * **Shape**: ascending rows in and out; splits by the first session that trades on the new scale, whether or not it has a
 * row. **Units**: new shares for one old.
 */
export function applySplits<Row extends SourceRow>(rows: readonly Row[], splits: ReadonlyMap<SessionDate, number>): Row[] {
  const left = [...splits].sort(([a], [b]) => (a < b ? -1 : 1));
  let factor = 1;
  return rows
    .toReversed()
    .map((row): Row => {
      for (let next = left.at(-1); next !== undefined && next[0] > row.session; next = left.at(-1)) {
        factor *= next[1];
        left.pop();
      }
      const divide = (price: number): number => (factor === 1 ? price : snapWidenedPrice(price / factor));
      const orNull = (price: number | null): number | null => (price === null ? null : divide(price));
      return { ...row, open: orNull(row.open), high: orNull(row.high), low: orNull(row.low), close: divide(row.close) };
    })
    .reverse();
}
