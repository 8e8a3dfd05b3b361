import 'server-only';
import { joinQuery } from '@/lib/view/join-query';
import { buildBundle } from '@/lib/export/build-bundle';
import { toCsv } from '@/lib/export/to-csv';
import { getEnv } from '@/lib/env';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { listParameters } from '@/lib/view/parameter-schema';
import { packStudyHistory } from '@/lib/view/pack-history';
import { narrowResult, pickColumns } from '@/lib/view/pick-columns';
import { serializeView } from '@/lib/view/serialize-view';
import type { View } from '@/lib/view/view';
import { readView, requireStudy } from '../answers/read-view';
import { HttpError, toBadRequest } from './http-error';
import { loadMarket, type LoadedMarket } from '../answers/load-market';
import { respondText } from './respond';
import { answerLink } from '../answers/answer-link';
import { drawShareImage } from '../pictures/share-image';

const fewestPoints = 10;
const mostPoints = 20_000;
const mostColumns = 100;

/** The `points` parameter. @throws HttpError 400 when it is not a whole number from 10 to 20000, or given twice. */
function readPoints(given: URLSearchParams): number | undefined {
  const all = given.getAll('points');
  const [text] = all;
  if (text === undefined) return undefined;
  const points = Number(text);
  if (all.length === 1 && /^\d{1,5}$/.test(text) && points >= fewestPoints && points <= mostPoints) return points;
  throw toBadRequest([{ path: 'points', message: `a whole number from ${fewestPoints} to ${mostPoints}, given once` }]);
}

/**
 * The names that `columns` gives, sorted and each once; undefined where all are asked for. @throws HttpError 400 when it is empty or given twice, or
 * asked of a file that has all of them.
 */
function readColumns(given: URLSearchParams, format: Format): readonly string[] | undefined {
  const all = given.getAll('columns');
  const [text] = all;
  if (text === undefined) return undefined;
  if (format !== 'json' && format !== 'csv')
    throw toBadRequest([
      { path: 'columns', message: `columns are chosen for JSON and CSV only; leave it out of the address of a .${format}` },
    ]);
  const names = [...new Set(text.split(',').map((name) => name.trim()))].filter((name) => name !== '').sort();
  if (all.length === 1 && names.length > 0 && names.length <= mostColumns) return names;
  throw toBadRequest([
    { path: 'columns', message: `names of columns of the answer, separated by commas, ${mostColumns} at most, given once` },
  ]);
}

/** The result with the columns asked for. @throws HttpError 400 when one is none of its columns. */
function narrow(result: StudyResult, names: readonly string[] | undefined): StudyResult {
  if (names === undefined) return result;
  const picked = pickColumns(result.columns, new Set(names));
  if (picked !== null) return narrowResult(result, picked);
  const keys = result.columns.map(({ key }) => key);
  const unknown = names.filter((name) => !keys.includes(name)).map((name) => `"${name.slice(0, 40)}"`);
  const none = unknown.length === 1 ? 'is no column' : 'are no columns';
  throw toBadRequest([{ path: 'columns', message: `${unknown.join(', ')} ${none} of this answer; accepted are ${keys.join(', ')}` }]);
}

function toAbsolute(path: string): string {
  return `${getEnv().PUBLIC_URL ?? ''}${path}`;
}

const contentTypes = {
  json: 'application/json; charset=utf-8',
  history: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  zip: 'application/zip',
  png: 'image/png',
} as const;

type Format = keyof typeof contentTypes;

function splitSegment(segment: string): { readonly id: string; readonly format: Format } {
  const [, id, format] = /^(.*)\.(csv|zip|png|history)$/.exec(segment) ?? [];
  return id !== undefined && (format === 'csv' || format === 'zip' || format === 'png' || format === 'history')
    ? { id, format }
    : { id: segment, format: 'json' };
}

/** The parameters in a file's name, as far as a file system takes them: 'last=5y' is '-last-5y'. */
function nameFile(self: string, studyId: string, format: Format): string {
  const asked = decodeURIComponent(self.split('?')[1] ?? '')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .slice(0, 180)
    .replace(/^-+|-+$/g, '');
  return `broadtape-${studyId}${asked === '' ? '' : `-${asked}`}.${format}`;
}

function buildHeaders(
  { page, self, csv }: Pick<StudyResult['links'], 'page' | 'self' | 'csv'>,
  format: Format,
  studyId: string,
): Record<string, string> {
  const relation =
    format === 'json'
      ? `<${toAbsolute(csv)}>; rel="alternate"; type="text/csv"`
      : `<${toAbsolute(self)}>; rel="describedby"; type="application/json"`;
  const link = `<${toAbsolute(page)}>; rel="canonical", ${relation}`;
  const isFile = format === 'csv' || format === 'zip';
  return isFile ? { Link: link, 'Content-Disposition': `attachment; filename="${nameFile(self, studyId, format)}"` } : { Link: link };
}

async function makeBody(
  view: View,
  market: LoadedMarket,
  format: Format,
  points: number | undefined,
  columns: readonly string[] | undefined,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === 'history') return JSON.stringify(packStudyHistory(await answerLink(view, { market }), points));
  const result = await answerLink(view, { market, points });
  if (format === 'csv' || format === 'json') {
    const told = narrow(result, columns);
    return format === 'csv' ? toCsv(told.columns, told.rows) : JSON.stringify(told);
  }
  if (format === 'zip') return buildBundle(result, getEnv().PUBLIC_URL ?? '');
  const image = await drawShareImage(result);
  if (image !== null) return image;
  throw new HttpError(503, 'busy', 'Too many pictures are being drawn; try again in a few seconds.', [], { 'Retry-After': '5' });
}

/**
 * `GET /api/v1/studies/{id}`, `{id}.csv`, `{id}.zip` (rows, tables, metadata and chart), `{id}.png` (the share image) and `{id}.history` (what its
 * chart draws, short): all from one result, so their rows are the same and files are always complete. `columns` chooses what JSON and CSV have of each row.
 * The CSV's definition and link travel in its `Link` header and the JSON that it names.
 */
export async function respondStudy(request: Request, segment: string): Promise<Response> {
  const { id, format } = splitSegment(segment);
  const given = new URL(request.url).searchParams;
  const view = readView(id, given);
  const points = format === 'json' || format === 'history' ? readPoints(given) : undefined;
  const columns = readColumns(given, format);
  const market = await loadMarket(view.version);
  const query = serializeView(view, listParameters(requireStudy(id)));
  const path = (suffix: string, base: string) => joinQuery(`${base}/${id}${suffix}`, query);
  const links = { self: path('', '/api/v1/studies'), csv: path('.csv', '/api/v1/studies'), page: path('', '/studies') };
  // Whatever the view has wrong must be said before a 304 or a kept body could hide it; a kept body was right already.
  return await respondText(request, {
    key: [
      market.stamp,
      id,
      query,
      view.unknown.map(encodeURIComponent).join(),
      `${format}${points ?? ''}`,
      columns?.map(encodeURIComponent).join() ?? '',
    ].join('|'),
    contentType: contentTypes[format],
    pinned: view.asOf !== null && view.version !== null,
    headers: {
      ...buildHeaders(links, format, id),
      'X-Data-Version': String(market.dataVersion),
      ...(market.simulated ? { 'X-Data-Source': 'simulated' } : {}),
    },
    make: () => makeBody(view, market, format, points, columns),
  });
}
