import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import PQueue from 'p-queue';
import { getEnv } from '@/lib/env';
import { keepOnProcess } from '@/lib/keep/keep';
import { onProcess } from '@/lib/keep/on-process';
import { isSessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import type { Market } from '@/lib/market/market';
import type { Overview, OverviewView, RecordStrip } from './models/overview';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { createAnswerKeeper } from '../answers/answer-keeper';
import { describeFreshness } from '../answers/freshness';
import { loadMarket } from '../answers/load-market';
import { loadOverviewFacts } from './overview-facts';
import { markPassing, readNow } from '../http/request-scope';
import { readOverviewSession, type OverviewSession } from './overview-session';
import { loadAnswers } from './overview-answers';
import { loadBreadth } from './overview-breadth';
import { loadMagnificent, loadSmallTiles, loadTiles, type Alone, type Ask, type BasisOf } from './overview-tiles';
import { tryQuery } from '../answers/run-query';
import { logError } from '../http/server-log';

const chartPoints = 1_200;

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

/** The front page with what names its data beyond the version, whose number may stand for other closes after a restore. */
export interface LoadedOverview extends Overview {
  readonly stamp: string;
}

const { get: getComposed } = onProcess('line of overviews', () =>
  createAnswerKeeper<Composed>({
    keep: keepOnProcess('overviews', { mostBytes: 8 * 1024 * 1024, isKept: ({ isPartial }) => !isPartial }),
    busy: 'Too many overviews of other sessions are waiting; try again in a few seconds.',
  }),
);

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

async function compose(measure: OverviewView['measure'], market: Market, { shown, pin, pagePin }: OverviewSession): Promise<Composed> {
  const ask = createAsk();
  const of =
    (symbols: readonly string[]): Ask =>
    async (study, query, points) =>
      await ask(study, joinQuery(query, pin(symbols)), points);
  let isPartial = false;
  const alone: Alone = async (part, instead) =>
    await part.catch((error: unknown) => {
      isPartial = true;
      logError(error);
      return instead;
    });
  const basisOf: BasisOf = (symbol) => market.series.get(symbol)?.instrument.basis ?? null;
  const [tiles, smallTiles, outperformance, magnificent, recordStrip, breadth, participation] = await Promise.all([
    loadTiles(of, alone),
    loadSmallTiles(of, alone, basisOf),
    alone(of(['RUT', 'SPX'])('outperformance', `episodes=one&last=max&measure=${measure}`, chartPoints), null),
    alone(loadMagnificent(of(['M7']), pin(['M7'])), { bars: [], href: '/studies/leaders', date: null }),
    alone(loadRecordStrip(of(['SPX'])), null),
    alone(loadBreadth(of(['SPX']), ask, shown.asOf), []),
    alone(of([])('participation', 'universe=indices'), null),
  ]);
  const answers = await loadAnswers(of, breadth, { pagePin, alone, basisOf });
  return { ...shown, tiles, smallTiles, outperformance, magnificent, recordStrip, breadth, participation, answers, isPartial };
}

/**
 * The state of the tape, composed of studies alone: every sentence and tile is a result that its link reproduces. What lags behind
 * the page's session is shown as of its own. What the market lacks is left out. Composed once for a session, a measure and what is assumed, and kept.
 * @throws HttpError 503 for an empty store or too many at a time, 400 that names a bad `asOf` or `assume`.
 */
export async function loadOverview(given: OverviewView = { measure: 'pp', asOf: null, assume: null }): Promise<LoadedOverview> {
  const market = await loadMarket();
  const { measure } = given;
  const session = readOverviewSession(market, given);
  const { asOf } = session.shown;
  const key = [getEnv().DATABASE_URL, market.stamp, measure, asOf, session.pagePin].join('|');
  const [facts, composed] = await Promise.all([
    loadOverviewFacts(session.shown, given.assume),
    getComposed(key, { recall: () => Promise.resolve(null), compute: () => compose(measure, market, session) }),
  ]);
  // Told again to others only in full.
  if (composed.isPartial) markPassing();
  return { freshness: describeFreshness(market, readNow()), ...composed, facts, stamp: market.stamp };
}
