import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import PQueue from 'p-queue';
import { getEnv } from '@/lib/env';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import type { Market } from '@/lib/studies/market';
import type { Overview, OverviewAssumption, OverviewLag, OverviewView, RecordStrip } from '@/lib/studies/overview';
import type { StudyResult } from '@/lib/studies/study-result';
import { createAnswerKeeper } from './answer-keeper';
import { readView } from './find-study';
import { describeFreshness } from './freshness';
import { loadMarket } from './load-market';
import { loadOverviewFacts } from './overview-facts';
import { composeLead } from './overview-lead';
import { loadMagnificent, loadTiles, type Ask } from './overview-tiles';
import { findDefaultAsOf, prepareMarket } from './prepare-market';
import { tryQuery } from './run-query';

const chartPoints = 1_200;

const groups = ['SPX', 'RUT', 'NDX', 'M7'] as const;
const spreadPairs = ['', 'a=M7', 'a=NDX'] as const;

/** The last session of which `symbol` has a close. */
function findLastClose(market: Market, symbol: string): SessionDate | null {
  const closes = market.series.get(symbol)?.close;
  return market.sessions[closes?.findLastIndex((close) => !Number.isNaN(close)) ?? -1] ?? null;
}

/**
 * The one session that all of the page is about (G13): the last of which every group has a close. Where one of them
 * lags, `behind` names it, and every study is asked as of that session: sentences of different days are not put side by side.
 */
function findPageSession(market: Market): { readonly asOf: SessionDate | null; readonly newest: SessionDate | null; readonly behind: OverviewLag[] } {
  const stored = groups.filter((symbol) => findLastClose(market, symbol) !== null);
  const asOf = market.sessions[findDefaultAsOf(market, stored)] ?? null;
  const lasts = stored.flatMap((symbol) => {
    const last = findLastClose(market, symbol);
    return last === null ? [] : [{ name: market.series.get(symbol)?.instrument.name ?? symbol, last }];
  });
  const newest = lasts.reduce<SessionDate | null>((latest, { last }) => (latest === null || last > latest ? last : latest), null);
  return { asOf, newest, behind: lasts.filter(({ last }) => newest !== null && last < newest) };
}

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

/** The shared part of the link, read as a study reads it, with what it assumes. */
function readShared(market: Market, given: OverviewView, pageSession: SessionDate | null): { readonly asOf: SessionDate | null; readonly assumed: OverviewAssumption | null } {
  if (given.asOf === null && given.assume === null) return { asOf: pageSession, assumed: null };
  const search = new URLSearchParams();
  const asked = given.asOf ?? pageSession;
  if (asked !== null) search.set('asOf', asked);
  if (given.assume !== null) search.set('assume', given.assume);
  const prepared = prepareMarket(market, readView('performance', search), []);
  const asOf = prepared.market.sessions[prepared.asOfIndex] ?? null;
  const index = prepared.market.assumedIndex;
  const session = index === null ? undefined : prepared.market.sessions[index];
  if (index === null || session === undefined || given.assume === null) return { asOf, assumed: null };
  const closes = [...prepared.market.series.values()].flatMap(({ instrument, close }) => {
    const value = close[index] ?? Number.NaN;
    return instrument.kind === 'composite' || Number.isNaN(value) ? [] : [{ name: instrument.name, close: value }];
  });
  return { asOf, assumed: { text: given.assume, session, closes } };
}

type Composed = Omit<Overview, 'freshness' | 'facts'>;

const getComposed = createAnswerKeeper<Composed>({ mostKept: 20, busy: 'Too many overviews of other sessions are waiting; try again in a few seconds.' });

/** Some thirty studies, one after another: what needs a few milliseconds is answered between two of them. */
function createAsk(pin: string): Ask {
  const turns = new PQueue({ concurrency: 1 });
  return async (study, query, points) =>
    await turns.add(async () => {
      await breathe();
      return await tryQuery(study, [query, pin].filter((part) => part !== '').join('&'), points);
    });
}

async function compose(measure: OverviewView['measure'], pin: string, shown: Pick<Overview, 'asOf' | 'newest' | 'behind' | 'assumed'>): Promise<Composed> {
  const ask = createAsk(pin);
  const [tiles, outperformance, magnificent, recordStrip, participation, streaks, members, spreads] = await Promise.all([
    loadTiles(ask),
    ask('outperformance', `episodes=one&last=max&measure=${measure}`, chartPoints),
    loadMagnificent(ask, pin),
    loadRecordStrip(ask),
    ask('participation', 'universe=indices', chartPoints),
    ask('streaks', 'last=max'),
    ask('participation', 'last=max'),
    Promise.all(spreadPairs.map((pair) => ask('outperformance', `${pair}&last=max`))),
  ]);
  return { ...shown, tiles, outperformance, magnificent, recordStrip, participation, lead: composeLead({ streaks, spreads, recordStrip, members }) };
}

/**
 * The state of the tape, composed of studies alone: every sentence and tile is a result that its link reproduces.
 * What the market lacks is left out. Composed once for a session, a measure and what is assumed, and kept.
 * @throws HttpError 503 for an empty store or too many at a time, 400 that names a bad `asOf` or `assume`.
 */
export async function loadOverview(given: OverviewView = { measure: 'pp', asOf: null, assume: null }): Promise<Overview> {
  const market = await loadMarket();
  const { measure } = given;
  const { asOf: session, newest, behind } = findPageSession(market);
  const { asOf, assumed } = readShared(market, given, session);
  const pins = [asOf === null || (asOf === newest && given.assume === null) ? '' : `asOf=${asOf}`, given.assume === null ? '' : `assume=${encodeURIComponent(given.assume)}`];
  const pin = pins.filter((part) => part !== '').join('&');
  const key = [getEnv().DATABASE_URL, market.dataVersion, measure, asOf, pin].join('|');
  const [facts, composed] = await Promise.all([
    loadOverviewFacts(asOf, given.assume),
    getComposed(key, { recall: () => Promise.resolve(null), compute: () => compose(measure, pin, { asOf, newest, behind, assumed }) }),
  ]);
  return { freshness: describeFreshness(market, new Date().toISOString()), ...composed, facts };
}
