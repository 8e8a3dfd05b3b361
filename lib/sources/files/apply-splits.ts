import type { SessionDate } from '@/lib/calendar/session-date';
import { snapWidenedPrice } from '../snap-close';
import type { SourceRow } from '../source';

/**
 * Raw closes as split-adjusted ones: every price before a split is divided by its factor. Adjusted closes are adjusted already.
 *
 * **Shape**: ascending rows in and out. **Units**: new shares for one old, by the first session that trades on the new scale.
 */
export function applySplits(rows: readonly SourceRow[], splits: ReadonlyMap<SessionDate, number>): readonly SourceRow[] {
  if (splits.size === 0) return rows;
  let factor = 1;
  return rows.toReversed().map((row): SourceRow => {
    const divide = (price: number): number => (factor === 1 ? price : snapWidenedPrice(price / factor));
    const orNull = (price: number | null): number | null => (price === null ? null : divide(price));
    const divided = { ...row, open: orNull(row.open), high: orNull(row.high), low: orNull(row.low), close: divide(row.close) };
    factor *= splits.get(row.session) ?? 1;
    return divided;
  }).reverse();
}
