import 'server-only';
import { toCsv } from '@/lib/export/to-csv';
import { getEnv } from '@/lib/env';
import type { StudyResult } from '@/lib/studies/study-result';
import { listParameters } from '@/lib/view/parameter-schema';
import { serializeView } from '@/lib/view/serialize-view';
import type { View } from '@/lib/view/view';
import { readView, requireStudy } from './find-study';
import { HttpError, toBadRequest } from './http-error';
import { loadMarket } from './load-market';
import { respondText } from './respond';
import { runStudy } from './run-study';

const fewestPoints = 10;
const mostPoints = 20_000;

/** The `points` parameter. @throws HttpError 400 when it is not a whole number from 10 to 20000, or given twice. */
export function readPoints(given: URLSearchParams): number | undefined {
  const all = given.getAll('points');
  const [text] = all;
  if (text === undefined) return undefined;
  const points = Number(text);
  if (all.length === 1 && /^\d{1,5}$/.test(text) && points >= fewestPoints && points <= mostPoints) return points;
  throw toBadRequest([{ path: 'points', message: `a whole number from ${fewestPoints} to ${mostPoints}, given once` }]);
}

function refuseLevels(view: View): void {
  if (getEnv().EXPORT_CLOSES === 'on' || view.study !== 'performance' || view.params['mode'] !== 'level') return;
  throw new HttpError(403, 'closes_not_exported', 'The operator has switched off the export of raw closes (EXPORT_CLOSES=off), since their licence may not allow it; mode=rebased is answered.', [
    { path: 'mode', message: 'level is refused here; accepted is rebased' },
  ]);
}

function toAbsolute(path: string): string {
  return `${getEnv().PUBLIC_URL ?? ''}${path}`;
}

function buildHeaders(result: Pick<StudyResult, 'links'>, isCsv: boolean, studyId: string): Record<string, string> {
  const { page, self, csv } = result.links;
  const relation = isCsv ? `<${toAbsolute(self)}>; rel="describedby"; type="application/json"` : `<${toAbsolute(csv)}>; rel="alternate"; type="text/csv"`;
  const link = `<${toAbsolute(page)}>; rel="canonical", ${relation}`;
  return isCsv ? { Link: link, 'Content-Disposition': `attachment; filename="broadtape-${studyId}.csv"` } : { Link: link };
}

/**
 * `GET /api/v1/studies/{id}` and `{id}.csv`: both from one result, so their rows are the same. The CSV is always complete.
 * The CSV's definition and link travel in its `Link` header and the JSON that it names.
 */
export async function respondStudy(request: Request, segment: string): Promise<Response> {
  const isCsv = segment.endsWith('.csv');
  const id = isCsv ? segment.slice(0, -4) : segment;
  const given = new URL(request.url).searchParams;
  const view = readView(id, given);
  const points = readPoints(given);
  refuseLevels(view);
  const market = await loadMarket(view.version);
  const query = serializeView(view, listParameters(requireStudy(id)));
  const path = (suffix: string, base: string) => `${base}/${id}${suffix}${query === '' ? '' : `?${query}`}`;
  const links = { self: path('', '/api/v1/studies'), csv: path('.csv', '/api/v1/studies'), page: path('', '/studies'), pinned: '' };
  // Whatever the view has wrong must be said before a 304 or a kept body could hide it; a kept body was right already.
  return await respondText(request, {
    key: [market.dataVersion, id, query, isCsv ? 'csv' : `json${points ?? ''}`].join('|'),
    contentType: isCsv ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8',
    pinned: view.asOf !== null && view.version !== null,
    headers: { ...buildHeaders({ links }, isCsv, id), 'X-Data-Version': String(market.dataVersion), ...(market.simulated ? { 'X-Data-Source': 'simulated' } : {}) },
    make: async () => {
      const result = await runStudy(view, { points: isCsv ? undefined : points });
      return isCsv ? toCsv(result.columns, result.rows) : JSON.stringify(result);
    },
  });
}
