import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findDefaultSeries } from '@/lib/market/series/default-series';
import { expectRelease } from '@/lib/market/series/find-due';
import { listSeriesCoverage } from '@/lib/store/series-coverage';
import type { Store } from '@/lib/store/store';

/** How current a series is that is not one of prices. */
export interface SeriesFreshness {
  readonly id: string;
  /** Its newest period, or null. */
  readonly last: SessionDate | null;
  /** Instant at which its source was last read, or null. */
  readonly checkedAt: string | null;
  /** The day on which the next period is usually out; null where nothing is stored or nobody knows the usual lag. */
  readonly nextDue: SessionDate | null;
}

/** How current the series are. */
export async function listSeriesFreshness(store: Store): Promise<SeriesFreshness[]> {
  return (await listSeriesCoverage(store)).map(({ id, last, checkedAt }) => {
    const shipped = findDefaultSeries(id);
    return { id, last, checkedAt, nextDue: last === null || shipped === undefined ? null : expectRelease(shipped, last) };
  });
}
