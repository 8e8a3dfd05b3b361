import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import PQueue from 'p-queue';
import { getEnv } from '@/lib/env';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import type { Overview, OverviewView, RecordStrip } from '@/lib/studies/overview';
import type { StudyResult } from '@/lib/studies/study-result';
import { createAnswerKeeper } from './answer-keeper';
import { describeFreshness } from './freshness';
import { loadMarket } from './load-market';
import { loadOverviewFacts } from './overview-facts';
import { composeLead } from './overview-lead';
import { readOverviewSession, type OverviewSession } from './overview-session';
import { loadMagnificent, loadTiles, type Ask } from './overview-tiles';
import { tryQuery } from './run-query';

const chartPoints = 1_200;

/** The five-session differences that the headline may tell of. */
const spreadPairs = [['RUT', 'SPX'], ['M7', 'SPX'], ['NDX', 'SPX']] as const;

async function loadRecordStrip(ask: Ask): Promise<RecordStrip | null> {
  const sessions = await ask('performance', 'symbols=SPX&mode=level&last=ytd');
  const records = await ask('records', 'symbol=SPX&last=ytd');
  if (sessions === null || records === null) return null;
  return buildStrip(sessions, records);
}

function buildStrip(sessions: StudyResult, records: StudyResult): RecordStrip {
  const recordDates = new Set((records.events ?? []).map((event) => event['date']));
  const marked = sessions.rows.flatMap((row) => {
    const date = row['date'];
    // The row before the first session is that of its base.
    return typeof date === 'string' && isSessionDate(date) && date >= sessions.range.from ? [{ date, record: recordDates.has(date) }] : [];
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

type Composed = Omit<Overview, 'freshness' | 'facts'>;

const getComposed = createAnswerKeeper<Composed>({ mostKept: 20, busy: 'Too many overviews of other sessions are waiting; try again in a few seconds.' });

function joinQuery(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('&');
}

/** Some thirty studies, one after another: what needs a few milliseconds is answered between two of them. */
function createAsk(): Ask {
  const turns = new PQueue({ concurrency: 1 });
  return async (study, query, points) =>
    await turns.add(async () => {
      await breathe();
      return await tryQuery(study, query, points);
    });
}

/** What is said of the members: the first is drawn too. */
const breadthQueries = [
  ['above-average', 'windowSessions=200'],
  ['above-average', 'windowSessions=50'],
  ['advance-decline', 'show=percent'],
  ['highs-lows', ''],
] as const;

/** On the page's session or, where the members end before it, on their last: each sentence names its own. */
async function loadBreadth(onPage: Ask, onOwn: Ask, asOf: SessionDate | null): Promise<StudyResult[]> {
  const results = await Promise.all(breadthQueries.map(async ([study, query]) => {
    const result = await onPage(study, query, chartPoints);
    if (result?.rows.some((row) => row['value'] !== null) === true) return result;
    const own = await onOwn(study, query, chartPoints);
    return own !== null && (asOf === null || own.asOf <= asOf) ? own : null;
  }));
  return results.flatMap((result) => (result?.rows.some((row) => row['value'] !== null) === true ? [result] : []));
}

async function compose(measure: OverviewView['measure'], { shown, pin }: OverviewSession): Promise<Composed> {
  const ask = createAsk();
  const of = (symbols: readonly string[]): Ask => async (study, query, points) => await ask(study, joinQuery(query, pin(symbols).query), points);
  // The headline is about the page's session alone: what lags has no part in it.
  const today = (symbols: readonly string[]): Ask => (pin(symbols).isCurrent ? of(symbols) : () => Promise.resolve(null));
  const [tiles, outperformance, magnificent, recordStrip, participation, breadth, streaks, members, spreads] = await Promise.all([
    loadTiles(of),
    of(['RUT', 'SPX'])('outperformance', `episodes=one&last=max&measure=${measure}`, chartPoints),
    loadMagnificent(of(['M7']), pin(['M7']).query),
    loadRecordStrip(of(['SPX'])),
    of([])('participation', 'universe=indices', chartPoints),
    loadBreadth(of(['SPX']), ask, shown.asOf),
    today(['RUT'])('streaks', 'last=max'),
    today(['M7'])('participation', 'last=max'),
    Promise.all(spreadPairs.map((pair) => today(pair)('outperformance', `a=${pair[0]}&b=${pair[1]}&last=max`))),
  ]);
  const lead = composeLead({ streaks, spreads, recordStrip: pin(['SPX']).isCurrent ? recordStrip : null, members });
  return { ...shown, tiles, outperformance, magnificent, recordStrip, participation, breadth, lead };
}

/**
 * The state of the tape, composed of studies alone: every sentence and tile is a result that its link reproduces. What lags behind
 * the page's session is shown as of its own. What the market lacks is left out. Composed once for a session, a measure and what is assumed, and kept.
 * @throws HttpError 503 for an empty store or too many at a time, 400 that names a bad `asOf` or `assume`.
 */
export async function loadOverview(given: OverviewView = { measure: 'pp', asOf: null, assume: null }): Promise<Overview> {
  const market = await loadMarket();
  const { measure } = given;
  const session = readOverviewSession(market, given);
  const { asOf } = session.shown;
  const key = [getEnv().DATABASE_URL, market.dataVersion, measure, asOf, session.pagePin].join('|');
  const [facts, composed] = await Promise.all([
    loadOverviewFacts(asOf, given.assume),
    getComposed(key, { recall: () => Promise.resolve(null), compute: () => compose(measure, session) }),
  ]);
  return { freshness: describeFreshness(market, new Date().toISOString()), ...composed, facts };
}
