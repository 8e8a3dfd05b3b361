import 'server-only';
import { toCsv } from '@/lib/export/to-csv';
import { findDefaultSeries } from '@/lib/market/series/default-series';
import { readSeriesAsKnown, usableFrom, type SeriesReading } from '@/lib/market/series/read-series-as-known';
import type { SeriesCoverage } from '@/lib/market/series/series-coverage';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { readObservations } from '@/lib/store/observations';
import type { Column, Row } from '@/lib/studies/kit/study';
import { readDate, readVersion } from '@/lib/view/parse-shared';
import type { ViewIssue } from '@/lib/view/view';
import { getStore } from '../answers/get-store';
import { listServedSeries } from '../answers/list-served-series';
import { loadMarket, type LoadedMarket } from '../answers/load-market';
import type { ServedSeries } from '../pages/models/data-page';
import { HttpError, toBadRequest } from './http-error';
import { respondText } from './respond';

const names = ['asOf', 'version'] as const;
const columns: readonly Column[] = [
  { key: 'period', label: 'Period', unit: 'none', type: 'date' },
  { key: 'value', label: 'Value', unit: 'none', type: 'number' },
  { key: 'known_from', label: 'Known from', unit: 'none', type: 'date' },
  { key: 'source', label: 'Source', unit: 'none', type: 'text' },
];
const latest = parseSessionDate('9999-12-31');

/** `GET /api/v1/series`. */
export async function respondSeriesList(request: Request): Promise<Response> {
  const market = await loadMarket();
  return await respondText(request, {
    key: [market.stamp, 'series'].join('|'),
    contentType: 'application/json; charset=utf-8',
    pinned: false,
    make: async () =>
      JSON.stringify(
        (await listServedSeries(market)).map(
          ({ observations: _observations, checkedAt: _checkedAt, isGivenOut: _isGivenOut, ...series }) => series,
        ),
      ),
  });
}

function toRows({ periods, values, observations }: SeriesReading): Row[] {
  return periods.map((period, at): Row => {
    const value = values[at] ?? Number.NaN;
    const observation = observations[at] ?? null;
    return {
      period,
      value: Number.isNaN(value) ? null : value,
      known_from: observation?.knownFrom ?? null,
      source: observation?.source ?? null,
    };
  });
}

function requireSeries(known: readonly ServedSeries[], segment: string): ServedSeries {
  const id = segment.toUpperCase().replace(/\.CSV$/, '');
  const found = known.find((series) => series.id === id);
  if (found !== undefined && /\.csv$/i.test(segment)) return found;
  const wrong = found === undefined ? `There is no series "${segment.slice(0, 60)}"` : `${id} is answered as a file: ${id}.csv`;
  throw new HttpError(404, 'unknown_series', `${wrong}; known are ${known.map((series) => series.id).join(', ')}.`);
}

async function readKnown(series: SeriesCoverage, asOf: SessionDate | undefined, market: LoadedMarket): Promise<SeriesReading> {
  const rules = { ...findDefaultSeries(series.id), frequency: series.frequency };
  const observations = await readObservations(await getStore(), series.id, market.dataVersion);
  const reading = readSeriesAsKnown(observations, asOf ?? latest, rules);
  if (asOf === undefined || reading.periods.length > 0 || observations.length === 0) return reading;
  const first = observations.map((observation) => usableFrom(observation, rules)).sort()[0] ?? '';
  throw toBadRequest([
    { path: 'asOf', message: `nothing of ${series.id} was known on ${asOf}; its first value was known from ${first} on` },
  ]);
}

/** `GET /api/v1/series/{id}.csv?asOf=&version=`: of every period the newest value, or the newest known by a day. */
export async function respondSeries(request: Request, segment: string): Promise<Response> {
  const given = new URL(request.url).searchParams;
  const issues: ViewIssue[] = [];
  for (const name of names)
    if (given.getAll(name).length > 1) issues.push({ path: name, message: `${name} is given more than once; give it once` });
  const asOf = readDate(given.get('asOf'), 'asOf', issues);
  const version = readVersion(given.get('version'), issues);
  if (issues.length > 0) throw toBadRequest(issues);
  const market = await loadMarket(version);
  const series = requireSeries(await listServedSeries(market), segment);
  if (!series.isGivenOut) {
    throw new HttpError(
      403,
      'series_not_exported',
      `The operator has switched off the export of raw data (EXPORT_CLOSES=off), and the licence of ${series.id} may not allow it.`,
    );
  }
  return await respondText(request, {
    key: [market.stamp, 'series', series.id, asOf ?? ''].join('|'),
    contentType: 'text/csv; charset=utf-8; header=present',
    pinned: version !== null && asOf !== undefined,
    headers: { 'Content-Disposition': `attachment; filename="broadtape-${series.id}.csv"` },
    make: async () => toCsv(columns, toRows(await readKnown(series, asOf, market))),
  });
}
