import 'server-only';
import { isSessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import type { Overview, OverviewFact, OverviewMeasure, RecordStrip } from '@/lib/studies/overview';
import type { StudyResult } from '@/lib/studies/study-result';
import { describeFreshness } from './freshness';
import { loadMarket } from './load-market';
import { composeLead } from './overview-lead';
import { loadMagnificent, loadTiles } from './overview-tiles';
import { tryQuery } from './run-query';

const chartPoints = 1_200;

// What the front page says, in the order of its sentences; each is the headline of the study that proves it.
const factQueries: readonly (readonly [study: string, query: string])[] = [
  ['outperformance', ''],
  ['streaks', ''],
  ['records', ''],
  ['participation', ''],
  ['distance', 'symbol=RUT'],
  ['streaks', 'symbol=RUT&versus=SPX&thresholdPct=0'],
];

async function loadFact([study, query]: readonly [string, string]): Promise<OverviewFact[]> {
  const result = await tryQuery(study, query);
  const headline = result?.headlines[0];
  if (result === null || headline === undefined) return [];
  return [{ headline: headline.text, detail: headline.detail, studyId: study, href: result.links.page, provisional: headline.provisional }];
}

async function loadRecordStrip(): Promise<RecordStrip | null> {
  const sessions = await tryQuery('performance', 'symbols=SPX&mode=level&last=ytd');
  const records = await tryQuery('records', 'symbol=SPX&last=ytd');
  if (sessions === null || records === null) return null;
  return buildStrip(sessions, records);
}

function buildStrip(sessions: StudyResult, records: StudyResult): RecordStrip {
  const recordDates = new Set((records.events ?? []).map((event) => event['date']));
  const marked = sessions.rows.flatMap((row) => {
    const date = row['date'];
    return typeof date === 'string' && isSessionDate(date) ? [{ date, record: recordDates.has(date) }] : [];
  });
  const monthMarks = marked.flatMap(({ date }, index) => {
    const starts = date.slice(0, 7) !== marked[index - 1]?.date.slice(0, 7);
    return starts ? [{ index, label: formatLongDate(date).split(' ')[1] ?? '' }] : [];
  });
  return {
    symbol: 'SPX',
    year: Number(sessions.asOf.slice(0, 4)),
    records: marked.filter((session) => session.record).length,
    sessions: marked,
    monthMarks,
    href: records.links.page,
  };
}

/**
 * The state of the tape, composed of studies alone: every sentence and tile is a result that its link reproduces.
 * What the market lacks is left out.
 * @throws HttpError 503 for an empty store.
 */
export async function loadOverview(measure: OverviewMeasure = 'pp'): Promise<Overview> {
  const market = await loadMarket();
  const [facts, tiles, outperformance, magnificent, recordStrip, participation, streaks, spread] = await Promise.all([
    Promise.all(factQueries.map(loadFact)),
    loadTiles(),
    tryQuery('outperformance', `episodes=one&last=max&measure=${measure}`, chartPoints),
    loadMagnificent(),
    loadRecordStrip(),
    tryQuery('participation', 'universe=indices', chartPoints),
    tryQuery('streaks', 'last=max'),
    tryQuery('outperformance', 'last=max'),
  ]);
  const freshness = describeFreshness(market, new Date().toISOString());
  const lead = composeLead(streaks, spread, recordStrip);
  return { freshness, lead, facts: facts.flat(), tiles, outperformance, magnificent, recordStrip, participation };
}
