import 'server-only';
import { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';
import { dayColumn } from './series';
import { selectSeriesEnds } from './sql/series-rows';
import type { Store } from './store';

/** How far a stored series goes. */
export interface SeriesEnd {
  readonly id: string;
  /** Its newest period, or null where nothing of it stands. */
  readonly last: SessionDate | null;
  /** Instant at which its source was last read, or null. */
  readonly checkedAt: string | null;
}

const rows = z.array(z.object({ id: z.string(), last: dayColumn.nullable(), checkedAt: z.string().nullable() }));

/** How far every series goes that the store knows, by id. The rest of what stands of them (`listSeriesCoverage`) is counted, which takes long. */
export async function listSeriesEnds(store: Store): Promise<SeriesEnd[]> {
  return rows.parse(await store.reader.$queryRawUnsafe(selectSeriesEnds));
}
