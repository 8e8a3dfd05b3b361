import 'server-only';
import { z } from 'zod';
import { defaultSeries, findDefaultSeries } from '@/lib/market/series/default-series';
import { expectRelease } from '@/lib/market/series/find-due';
import type { SeriesCoverage } from '@/lib/market/series/series-coverage';
import type { SessionDate } from '@/lib/calendar/session-date';
import { dayColumn, listSeries } from './series';
import { selectSeriesCoverage } from './sql/series-rows';
import { newestVersion } from './sql/versioned-rows';
import type { Store } from './store';

function expect(id: string, last: SessionDate | null): SessionDate | null {
  const shipped = findDefaultSeries(id);
  return shipped === undefined || last === null ? null : expectRelease(shipped, last);
}

const count = z.union([z.number(), z.bigint()]).transform(Number);
const rows = z.array(
  z.object({ seriesId: z.string(), periods: count, observations: count, first: dayColumn, last: dayColumn, knownFrom: dayColumn }),
);

/** The shipped series in their order, then the other stored ones by id, with what stands of each, or stood at a data version. */
export async function listSeriesCoverage(store: Store, version: number = newestVersion): Promise<SeriesCoverage[]> {
  const { dialect, reader } = store;
  const covered = new Map(
    rows
      .parse(await reader.$queryRawUnsafe(dialect.toNative(selectSeriesCoverage), version, version))
      .map(({ seriesId, ...row }) => [seriesId, row]),
  );
  const stored = new Map((await listSeries(store)).map((series) => [series.id, series]));
  const shipped = defaultSeries.map(({ id, name, unit, frequency, source, licenceClass }) => ({
    id,
    name,
    unit,
    frequency,
    source,
    licenceClass,
    checkedAt: null,
  }));
  const others = [...stored.values()].filter(({ id }) => !shipped.some((series) => series.id === id) && covered.has(id));
  return [...shipped, ...others].map(({ id, ...shippedAs }) => {
    const nothing = { periods: 0, observations: 0, first: null, last: null, knownFrom: null };
    const stands = covered.get(id) ?? nothing;
    return {
      id,
      ...shippedAs,
      ...(covered.has(id) ? stored.get(id) : {}),
      ...stands,
      expected: expect(id, stands.last),
      checkedAt: stored.get(id)?.checkedAt ?? null,
    };
  });
}
