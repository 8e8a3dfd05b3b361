import type { SessionDate } from '@/lib/calendar/session-date';
import { findDefaultSeries } from '@/lib/market/series/default-series';
import { findFrequency } from '@/lib/market/series/periods';
import type { SeriesDefinition } from '@/lib/market/series/series';
import { findSeries } from '@/lib/store/series';
import type { Store } from '@/lib/store/store';

/**
 * What a series is: as shipped, as stored, or a new one, whose frequency its dates tell and whose licence nobody has told.
 * @returns null where its dates tell no frequency.
 */
export async function defineSeries(
  store: Store,
  { id, source, days }: { readonly id: string; readonly source: string; readonly days: readonly SessionDate[] },
): Promise<SeriesDefinition | null> {
  const known = findDefaultSeries(id) ?? (await findSeries(store, id));
  if (known !== null)
    return { id, name: known.name, unit: known.unit, frequency: known.frequency, source: known.source, licenceClass: known.licenceClass };
  const frequency = findFrequency([...new Set(days)].sort());
  return frequency === null
    ? null
    : {
        id,
        name: id,
        unit: `as ${source === 'import' ? 'imported' : 'its source gives it'}`,
        frequency,
        source,
        licenceClass: 'restricted',
      };
}
