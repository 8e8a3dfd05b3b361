import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { defaultSeries, findDefaultSeries } from '@/lib/market/series/default-series';
import { expectRelease } from '@/lib/market/series/find-due';
import { listSeriesEnds } from '@/lib/store/series-ends';
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

/** How current the series are: the shipped ones in their order, then the others of which something stands, by id. */
export async function listSeriesFreshness(store: Store): Promise<SeriesFreshness[]> {
  const ends = await listSeriesEnds(store);
  const byId = new Map(ends.map((end) => [end.id, end]));
  const shipped = defaultSeries.map(({ id }) => byId.get(id) ?? { id, last: null, checkedAt: null });
  const others = ends.filter(({ id, last }) => last !== null && findDefaultSeries(id) === undefined);
  return [...shipped, ...others].map(({ id, last, checkedAt }) => {
    const definition = findDefaultSeries(id);
    return { id, last, checkedAt, nextDue: last === null || definition === undefined ? null : expectRelease(definition, last) };
  });
}
