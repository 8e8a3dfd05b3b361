import type { Calendar } from '@/lib/calendar/calendar';
import { addDays } from '@/lib/calendar/civil-date';
import { newestFinalSession } from '@/lib/calendar/final-close';
import { newYorkDate } from '@/lib/calendar/new-york-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { shiftMonths } from '@/lib/calendar/shift-months';
import { defaultSeries, findDefaultSeries } from '@/lib/market/series/default-series';
import { isSeriesDue } from '@/lib/market/series/find-due';
import { periodOf } from '@/lib/market/series/periods';
import { placeSightings, type Sighting } from '@/lib/market/series/place-sightings';
import type { SeriesAnswer, SeriesSources, SeriesValue } from '@/lib/sources/series-source';
import { SourceError } from '@/lib/sources/source-error';
import type { Fence } from '@/lib/store/close-row';
import type { IngestTask, RunOrigin } from '@/lib/store/ingest-runs';
import { commitSeries, readObservations, type SeriesData } from '@/lib/store/observations';
import { findSeries, noteSeriesChecked } from '@/lib/store/series';
import { listSeriesEnds } from '@/lib/store/series-ends';
import type { Store } from '@/lib/store/store';
import { recordRun } from '../commit/record-run';
import { requireRealData } from '../commit/require-real-data';
import type { RunProgress, RunReport } from '../commit/run-report';
import { judgeSeries, keepPossible } from '../judge/judge-series';
import { defineSeries } from './define-series';
import { remarkGaps, toNewest, toPlacingRules, toReadUntil, toSeriesTask } from './series-run';

export interface SeriesPull {
  readonly store: Store;
  readonly sources: SeriesSources;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly origin: RunOrigin;
  /** The shipped ones, if left out. */
  readonly ids?: readonly string[] | undefined;
  /** Also what was known since this day: all vintages where the source has them in one answer, else those of the ends of months. */
  readonly vintagesSince?: SessionDate | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/** A series as it was fetched and judged. */
interface PreparedSeries {
  readonly data: SeriesData;
  readonly rowsSeen: number;
  readonly remarks: readonly string[];
}

// Days of a daily series that are read again, in case they were corrected.
const rereadDays = 60;

function listMonthEnds(since: SessionDate, today: SessionDate): SessionDate[] {
  const ends: SessionDate[] = [];
  for (let first = shiftMonths(since, 1); ; first = shiftMonths(first, 1)) {
    const end = addDays(periodOf(first, 'monthly'), -1);
    if (end >= today) return ends;
    if (end >= since) ends.push(end);
  }
}

async function fetchVintages(
  { sources, vintagesSince, signal }: SeriesPull,
  id: string,
  today: SessionDate,
): Promise<readonly SeriesAnswer[]> {
  const shipped = findDefaultSeries(id);
  // Daily series are not revised, and one that is estimated anew every week has as many vintages as values.
  if (vintagesSince === undefined || shipped?.frequency === 'daily' || shipped?.leastRevision !== undefined) return [];
  return [await sources.vintages.fetchVintages({ id, from: null, vintages: listMonthEnds(vintagesSince, today), signal })];
}

const toGiven = ({ day, value }: SeriesValue) => ({ day, value, knownFrom: null, line: undefined });

async function prepare(pull: SeriesPull, id: string): Promise<PreparedSeries> {
  const { store, sources, now, signal } = pull;
  const today = newYorkDate(now().toISOString());
  const standing = await readObservations(store, id);
  const last = standing.at(-1)?.period;
  const known = await findSeries(store, id);
  const shipped = findDefaultSeries(id);
  const from = last !== undefined && shipped?.frequency === 'daily' ? addDays(last, -rereadDays) : null;
  const current = await sources.current.fetchSeries({ id, from, signal });
  const definition = await defineSeries(store, { id, source: 'fred', days: current.values.map(({ day }) => day) });
  if (definition === null)
    throw new SourceError('schema', `from the dates that ${sources.current.id} gave it cannot be told how often ${id} has a value`);
  const bounds = { ...shipped, ...definition };
  const judged = judgeSeries(current.values.map(toGiven), bounds, { stored: toNewest(standing), today });
  if (judged.refusals.length > 0) throw new SourceError('schema', `${sources.current.id}: ${judged.refusals.join('; ')}`);
  const vintages = await fetchVintages(pull, id, today);
  const sightings = [
    ...vintages
      .flatMap(({ values }) =>
        keepPossible(
          values.map((value) => ({ ...value, ...toGiven(value) })),
          bounds,
          today,
        ),
      )
      .map(({ period, value, seenOn, isPublished }): Sighting => ({ period, value, seenOn, isPublished, source: sources.vintages.id })),
    ...judged.sound.map(
      ({ period, value }): Sighting => ({ period, value, seenOn: today, isPublished: false, source: sources.current.id }),
    ),
  ];
  const observations = placeSightings(standing, sightings, toPlacingRules(definition, toReadUntil(known, standing)));
  const rejected = [current, ...vintages].flatMap((answer) => answer.rejected);
  const leftOut = rejected.length === 0 ? [] : [`left out ${rejected.length} rows: ${rejected[0]?.reason ?? ''}`];
  return {
    data: { definition, observations },
    rowsSeen: sightings.length,
    remarks: [...judged.remarks, ...leftOut, ...remarkGaps([...new Set(observations.map(({ period }) => period))], definition)],
  };
}

function toFailedTask(id: string, provider: string, error: SourceError, startedAt: string): IngestTask {
  // A right answer without values is no failure.
  const isEmpty = error.kind === 'no_data_yet';
  const counts = { rowsSeen: 0, rowsNew: 0, rowsRevised: 0, rowsQuarantined: 0 };
  return {
    symbol: id,
    provider,
    state: isEmpty ? 'unchanged' : 'failed',
    attempts: 1,
    errorClass: isEmpty ? null : error.kind,
    message: error.message,
    ...counts,
    startedAt,
    finishedAt: startedAt,
  };
}

/**
 * Asks the sources for series and stores what is new or revised, all of it under one data version. A series that cannot be had, or is refused
 * as a whole, changes nothing and says why. The caller holds the writer's lease.
 * @throws SampleMarketHeld, LeaseLost: nothing is stored then.
 */
export async function pullSeries(pull: SeriesPull): Promise<RunReport> {
  const { store, sources, now, fence, origin, ids = defaultSeries.map(({ id }) => id), onProgress, signal } = pull;
  await requireRealData(store, 'series');
  return await recordRun({ store, fence, now, kind: 'pull', origin, request: { series: ids } }, async (runId) => {
    const startedAt = now().toISOString();
    const prepared: PreparedSeries[] = [];
    const failed: IngestTask[] = [];
    for (const [at, id] of ids.entries()) {
      signal?.throwIfAborted();
      try {
        prepared.push(await prepare(pull, id));
        onProgress?.({ symbol: id, step: 'fetched', text: sources.current.id, finished: at + 1, total: ids.length });
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        failed.push(toFailedTask(id, sources.current.id, error, now().toISOString()));
        onProgress?.({ symbol: id, step: 'failed', text: error.message, finished: at + 1, total: ids.length });
      }
    }
    const { changes } = await commitSeries(
      store,
      prepared.map(({ data }) => data),
      { fence, runId, committedAt: startedAt },
    );
    const finishedAt = now().toISOString();
    for (const { data } of prepared) await noteSeriesChecked(store, data.definition.id, startedAt);
    const stored = prepared.map(({ data, rowsSeen, remarks }, place) =>
      toSeriesTask(data.definition.id, {
        provider: sources.current.id,
        ...(changes[place] ?? { added: 0, withdrawn: 0 }),
        rowsSeen,
        remarks,
        startedAt,
        finishedAt,
      }),
    );
    return [...stored, ...failed];
  });
}

/**
 * The shipped series that are to be asked for at an instant. Days are sessions that have ended: what comes out on one is there after its close,
 * and a reading on the morning before it does not stand for it.
 */
export async function listDueSeries(store: Store, calendar: Calendar, now: Date): Promise<string[]> {
  const dayOf = (instant: string) => newestFinalSession(calendar, instant);
  const today = dayOf(now.toISOString());
  const ends = new Map((await listSeriesEnds(store)).map((end) => [end.id, end]));
  return defaultSeries.flatMap((series) => {
    const { last = null, checkedAt = null } = ends.get(series.id) ?? {};
    return isSeriesDue(series, { last, checkedOn: checkedAt === null ? null : dayOf(checkedAt), today }) ? [series.id] : [];
  });
}
