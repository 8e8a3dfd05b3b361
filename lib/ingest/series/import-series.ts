import { newYorkDate } from '@/lib/calendar/new-york-date';
import { findDefaultSeries } from '@/lib/market/series/default-series';
import { placeSightings, type Sighting } from '@/lib/market/series/place-sightings';
import type { DateOrder } from '@/lib/sources/files/detect-dates';
import { readSeriesFile } from '@/lib/sources/series-files/series-file';
import type { Fence } from '@/lib/store/close-row';
import type { RunOrigin } from '@/lib/store/ingest-runs';
import { commitSeries, readObservations } from '@/lib/store/observations';
import { findSeries } from '@/lib/store/series';
import type { Store } from '@/lib/store/store';
import { recordRun } from '../commit/record-run';
import { requireRealData } from '../commit/require-real-data';
import type { RunReport } from '../commit/run-report';
import { NothingToStore, settleVerdicts } from '../import/universe-file';
import { judgeSeries } from '../judge/judge-series';
import { judgeLines } from '../judge/judge-values';
import { defineSeries } from './define-series';
import { remarkGaps, toNewest, toPlacingRules, toReadUntil, toSeriesTask } from './series-run';

export interface SeriesImport {
  readonly store: Store;
  /** In upper case. */
  readonly seriesId: string;
  readonly file: string;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly origin: RunOrigin;
  /** A run that was claimed from the queue; a new one is recorded where it is left out. */
  readonly runId?: number | undefined;
  /** How dates that can be read both ways are meant. */
  readonly order?: DateOrder | undefined;
  /** Why it is stored against the verdict on it. */
  readonly force?: string | undefined;
}

/**
 * Adds the values of a file to a series. Where the file says from which day a value was known, that day is believed; else it is the end of the
 * period and the series' usual lag, though not before a reading of its source that did not have it, and what differs from a stored value is a revision of today. The file is judged whole first. The caller holds the writer's lease.
 * @throws SampleMarketHeld, NothingToStore, SourceError for a bad file, LeaseLost: nothing is stored then.
 */
export async function importSeries({
  store,
  seriesId: id,
  file,
  now,
  fence,
  origin,
  runId: claimed,
  order,
  force,
}: SeriesImport): Promise<RunReport> {
  await requireRealData(store, 'series');
  const read = await readSeriesFile(file, id, { order });
  const today = newYorkDate(now().toISOString());
  const definition = await defineSeries(store, { id, source: 'import', days: read.lines.map(({ day }) => day) });
  if (definition === null)
    throw new NothingToStore(
      `${file}: from its dates it cannot be told whether ${id} is daily, weekly, monthly, quarterly or yearly. Nothing was stored.`,
    );
  const standing = await readObservations(store, id);
  const judged = judgeSeries(
    read.lines,
    { ...findDefaultSeries(id), ...definition },
    { stored: toNewest(standing), today, isForced: force !== undefined },
  );
  const remarks = settleVerdicts({ file, force }, [judgeLines(read), judged]);
  if (judged.sound.length === 0) throw new NothingToStore(`${file}: it has no value of ${id}. Nothing was stored.`);
  const seenOn = read.vintage !== null && read.vintage < today ? read.vintage : today;
  const sightings = judged.sound.map(
    ({ period, value, knownFrom }): Sighting => ({
      period,
      value,
      seenOn: knownFrom ?? seenOn,
      isPublished: knownFrom !== null,
      source: 'import',
    }),
  );
  const rules = toPlacingRules(definition, toReadUntil(await findSeries(store, id), standing));
  const observations = placeSightings(standing, sightings, rules);
  const undated =
    rules.usualLagDays === null && sightings.some(({ isPublished }) => !isPublished)
      ? [`values without known_from are taken as known from ${seenOn} on, since nobody knows the usual lag of ${id}`]
      : [];
  const gaps = remarkGaps([...new Set(observations.map(({ period }) => period))], definition);
  return await recordRun(
    { store, fence, now, kind: 'import', origin, request: { series: id, file, ...(force === undefined ? {} : { force }) }, runId: claimed },
    async (runId) => {
      const startedAt = now().toISOString();
      const {
        changes: [change = { added: 0, withdrawn: 0 }],
      } = await commitSeries(store, [{ definition, observations }], { fence, runId, committedAt: startedAt });
      return [
        toSeriesTask(id, {
          provider: 'import',
          ...change,
          rowsSeen: read.lines.length,
          remarks: [...remarks, ...gaps, ...undated],
          startedAt,
          finishedAt: now().toISOString(),
        }),
      ];
    },
  );
}
