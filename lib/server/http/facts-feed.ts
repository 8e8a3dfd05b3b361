import 'server-only';
import { toAtom } from '@/lib/export/to-atom';
import { formatLongDate } from '@/lib/format/format-date';
import type { Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { getBaseUrl } from './base-url';
import { getCalendar } from '../answers/get-calendar';
import { loadMarket } from '../answers/load-market';
import { respondText } from './respond';
import { runQuery } from '../answers/run-query';

function toText(row: Row, key: string): string {
  const cell = row[key];
  return typeof cell === 'string' ? cell : '';
}

/** The facts of a result as an Atom feed whose addresses begin with `base`: the sentences of the page and the JSON, word for word. */
function writeFactsFeed(result: StudyResult, base: string, updated: string): string {
  const { asOf, headlines, rows, simulated, dataVersion } = result;
  const marks = simulated ? ['Simulated market: these closes are no record of any market.'] : [];
  // With facts, the second headline says how many statements were tried; without any, the first says that there are none.
  const tried = headlines.at(-1);
  return toAtom({
    id: `${base}/facts/feed.xml`,
    title: `Broadtape: notable facts${simulated ? ' (simulated data)' : ''}`,
    subtitle: [...marks, tried?.text ?? '', tried?.detail ?? '', `As of ${formatLongDate(asOf)}, data version ${dataVersion}.`]
      .filter((text) => text !== '')
      .join(' '),
    author: 'Broadtape',
    selfUrl: `${base}/facts/feed.xml`,
    pageUrl: `${base}/facts`,
    updated,
    entries: rows.map((row) => ({
      id: `${base}/facts?asOf=${asOf}#${toText(row, 'id')}`,
      title: toText(row, 'sentence'),
      summary: [...marks, toText(row, 'detail')].join(' '),
      url: `${base}${toText(row, 'link')}`,
      categories: toText(row, 'instruments')
        .split(', ')
        .filter((symbol) => symbol !== ''),
    })),
  });
}

/** `GET /facts/feed.xml`: the facts of the last session, as they stand on `/facts`. */
export async function respondFactsFeed(request: Request): Promise<Response> {
  const { dataVersion, stamp } = await loadMarket();
  const base = getBaseUrl();
  return await respondText(request, {
    key: [stamp, 'facts', 'atom', base].join('|'),
    contentType: 'application/atom+xml; charset=utf-8',
    pinned: false,
    headers: { 'X-Data-Version': String(dataVersion) },
    make: async () => {
      const result = await runQuery('facts', '');
      return writeFactsFeed(result, base, getCalendar().closeInstant(result.asOf));
    },
  });
}
