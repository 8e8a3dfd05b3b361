import 'server-only';
import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { Dating, Observation, SeriesDefinition } from '@/lib/market/series/series';
import { requireDistinct, type UniverseCommitOptions } from './commit-universe-rows';
import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { requireGuards, runGuarded } from './guarded-batch';
import { parseColumn } from './parse-column';
import { planRaise } from './plan-raise';
import { planUpsert } from './plan-row';
import { planVersionedRows } from './plan-versioned-rows';
import { toSeriesColumns } from './series';
import { selectVersion, toVersion } from './sql/close-statements';
import { observationTable, selectObservations } from './sql/series-rows';
import { areTouched, newestVersion, toAffected } from './sql/versioned-rows';
import type { Store } from './store';

/** A series with all that is to stand of it. */
export interface SeriesData {
  readonly definition: SeriesDefinition;
  readonly observations: readonly Observation[];
}

/** The observations as rows of the store. @throws RangeError for a bad day, a value that is not finite and a day told twice of a period. */
function toObservationRows({ definition: { id }, observations }: SeriesData): (string | number)[][] {
  const rows = observations.map(({ period, knownFrom, value, dating, seenOn, source }) => {
    for (const day of [period, knownFrom, seenOn])
      if (!isSessionDate(day)) throw new RangeError(`"${String(day)}" of ${id} is no date; it is written YYYY-MM-DD`);
    if (!Number.isFinite(value)) throw new RangeError(`The value of ${id} for ${period} is ${value}; values are finite`);
    return [period, knownFrom, value, dating, seenOn, source];
  });
  requireDistinct(
    observations.map(({ period, knownFrom }) => `${period} as known from ${knownFrom}`),
    `The value of ${id}`,
  );
  return rows;
}

/** The statements of a batch that make the observations all that stands of a series. */
function planSeries(store: Store, writer: PrismaClient, data: SeriesData): Prisma.PrismaPromise<number>[] {
  const { definition } = data;
  return [
    planUpsert(store, writer, 'Series', ['id'], toSeriesColumns(definition)),
    ...planVersionedRows(store, writer, {
      table: observationTable,
      ownerId: definition.id,
      source: definition.source,
      rows: toObservationRows(data),
      isWhole: true,
    }),
  ];
}

export interface SeriesCommitResult {
  /** In the order in which the series are given. */
  readonly changes: readonly { readonly added: number; readonly withdrawn: number }[];
  /** The store's version after the commit; raised only if something changed. */
  readonly dataVersion: number;
}

/**
 * Makes the given observations all that stands of their series, in one transaction: what stands already is left alone.
 * @throws RangeError for a bad observation, LeaseLost if `fence` is no longer current, MixedDataSet between real and simulated.
 */
export async function commitSeries(
  store: Store,
  items: readonly SeriesData[],
  options: Omit<UniverseCommitOptions, 'source'>,
): Promise<SeriesCommitResult> {
  const { runId = null, simulated = false } = options;
  const guards = { fence: options.fence ?? null, simulated };
  const committedAt = options.committedAt ?? new Date().toISOString();
  return await runGuarded(store, guards, async (writer) => {
    const first = requireGuards(store, writer, guards);
    const planned = items.map((data) => planSeries(store, writer, data));
    const results: unknown[] = await writer.$transaction([
      ...first,
      ...planned.flat(),
      ...planRaise(store, writer, areTouched([observationTable]), { committedAt, reason: 'series', runId, simulated, fence: guards.fence }),
      writer.$queryRawUnsafe(selectVersion),
    ]);
    let at = first.length;
    const changes = planned.map((statements, place) => {
      // The first statement describes the series.
      const touched = toAffected(results.slice(at + 1, at + statements.length));
      at += statements.length;
      const added = items[place]?.observations.length === 0 ? 0 : (touched.at(-1) ?? 0);
      return { added, withdrawn: touched.reduce((sum, count) => sum + count, 0) - added };
    });
    return { changes, dataVersion: toVersion(results.at(-1)) };
  });
}

/** The statements of a batch that make the given series all that stand: of every other stored one everything is withdrawn. */
export function planAllSeries(
  store: Store,
  writer: PrismaClient,
  all: readonly SeriesData[],
  stored: readonly SeriesDefinition[],
): Prisma.PrismaPromise<number>[] {
  const given = new Set(all.map(({ definition }) => definition.id));
  const emptied = stored.filter(({ id }) => !given.has(id)).map((definition): SeriesData => ({ definition, observations: [] }));
  return [...emptied, ...all].flatMap((data) => planSeries(store, writer, data));
}

const column = z.string().nullable();
const answer = z.tuple([z.object({ period: column, knownFrom: column, value: column, dating: column, seenOn: column, source: column })]);

/** The observations of a series that stand, or stood at a data version, by period and day; none of a series that is not stored. */
export async function readObservations(store: Store, seriesId: string, version: number = newestVersion): Promise<Observation[]> {
  const { dialect, reader } = store;
  const [texts] = answer.parse(await reader.$queryRawUnsafe(dialect.toNative(selectObservations(dialect)), seriesId, version, version));
  const days = (text: string | null) => parseColumn<SessionDate>(text);
  const [periods, knownFrom, seenOn] = [days(texts.period), days(texts.knownFrom), days(texts.seenOn)];
  const [values, datings, sources] = [
    parseColumn<number>(texts.value),
    parseColumn<Dating>(texts.dating),
    parseColumn<string>(texts.source),
  ];
  return periods.map((period, at) => ({
    period,
    knownFrom: knownFrom[at] ?? period,
    value: values[at] ?? NaN,
    dating: datings[at] ?? 'seen',
    seenOn: seenOn[at] ?? period,
    source: sources[at] ?? '',
  }));
}
