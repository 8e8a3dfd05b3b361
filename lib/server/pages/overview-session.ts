import 'server-only';
import { joinQuery } from '@/lib/view/join-query';
import type { SessionDate } from '@/lib/calendar/session-date';
import { groupSymbols } from '@/lib/market/groups';
import type { Market } from '@/lib/market/market';
import type { SessionLink, SessionSteps } from './models/facts-page';
import type { Overview, OverviewAssumption, OverviewView } from './models/overview';
import type { View } from '@/lib/view/view';
import { readView } from '../answers/read-view';
import { readAlone } from '@/lib/market/choose-closes';
import { findDefaultAsOf, findQuorumAsOf } from '@/lib/market/find-as-of';
import { prepareMarket } from '../answers/prepare-market';

export interface OverviewSession {
  readonly shown: Pick<Overview, 'asOf' | 'newest' | 'start' | 'assumed' | 'steps'>;
  /** How a study of some symbols is asked: on the page's session, or where they lag on the last one that they share. */
  readonly pin: (symbols: readonly string[]) => string;
  /** Of what stands on the page's session whatever lags. */
  readonly pagePin: string;
}

/** The last session of which `symbol` has a close. */
function findLastClose(market: Market, symbol: string): SessionDate | null {
  const closes = market.series.get(symbol)?.close;
  return market.sessions[closes?.findLastIndex((close) => !Number.isNaN(close)) ?? -1] ?? null;
}

function findLatest(dates: readonly (SessionDate | null)[]): SessionDate | null {
  return dates.reduce((latest, date) => (date !== null && (latest === null || date > latest) ? date : latest), null);
}

/** Where the page stands: as asked; where closes are assumed, on the newest that any of them has, so that no stored close is assumed anew (G13); else where most groups have one. */
function findAsked(market: Market, given: OverviewView, assume: View['assume'] | null, start: SessionDate | null): string | null {
  if (given.asOf !== null) return given.asOf;
  if (assume?.kind !== 'closes') return start;
  return findLatest(Object.keys(assume.closes).map((symbol) => findLastClose(market, symbol))) ?? start;
}

function describeAssumed(market: Market, text: string): OverviewAssumption | null {
  const index = market.assumedIndex;
  const session = index === null ? undefined : market.sessions[index];
  if (index === null || session === undefined) return null;
  const closes = [...market.series.values()].flatMap(({ instrument, closeAt }) => {
    const value = closeAt(index, 'price');
    return instrument.kind === 'composite' || Number.isNaN(value) ? [] : [{ name: instrument.name, close: value }];
  });
  return { text, session, closes };
}

/** The sessions beside the page's; what is assumed does not go along to another one. */
function listSteps(
  { sessions }: Market,
  { measure }: OverviewView,
  asOf: SessionDate | null,
  start: SessionDate | null,
  newest: SessionDate | null,
): SessionSteps | null {
  if (asOf === null) return null;
  const kept: (readonly [string, string])[] = measure === 'pp' ? [] : [['measure', measure]];
  const link = (date: SessionDate | null | undefined): SessionLink | null => {
    if (date === null || date === undefined || newest === null || date > newest) return null;
    const query = new URLSearchParams([
      ...kept.map(([name, value]) => [name, value]),
      ...(date === start ? [] : [['asOf', date]]),
    ]).toString();
    return { date, href: joinQuery('/', query) };
  };
  const index = sessions.indexOf(asOf);
  return {
    asOf,
    previous: link(sessions[index - 1]),
    next: link(sessions[index + 1]),
    newest: asOf === newest ? null : link(newest),
    kept,
    first: sessions[0] ?? null,
    last: newest,
  };
}

function writeParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('&');
}

/**
 * The session of the page and how each of its studies is asked. What ends earlier is asked as of its own last close, and says so.
 * @throws HttpError 400 that names a bad `asOf` or `assume`, 503 for an empty store.
 */
export function readOverviewSession(market: Market, given: OverviewView): OverviewSession {
  const stored = groupSymbols.filter((symbol) => findLastClose(market, symbol) !== null);
  const start = market.sessions[findQuorumAsOf(market, stored)] ?? null;
  const newest = findLatest(stored.map((symbol) => findLastClose(market, symbol)));
  const assume = given.assume === null ? null : readView('performance', new URLSearchParams({ assume: given.assume })).assume;
  const asked = findAsked(market, given, assume, start);
  const search = new URLSearchParams({
    ...(asked === null ? {} : { asOf: asked }),
    ...(given.assume === null ? {} : { assume: given.assume }),
  });
  const prepared = prepareMarket(market, readView('performance', search), { reads: readAlone(stored, 'price') });
  const { asOf } = prepared;
  const assumed = given.assume === null ? null : describeAssumed(prepared.market, given.assume);
  const isDefault = given.asOf === null && given.assume === null;
  const isPlain = isDefault && asOf === newest;
  const pagePin = writeParts([isPlain ? '' : `asOf=${asOf}`, given.assume === null ? '' : `assume=${encodeURIComponent(given.assume)}`]);
  const end = prepared.market.sessions.length - 1;
  const pin = (symbols: readonly string[]): string => {
    const index = findDefaultAsOf(prepared.market, symbols);
    const session = prepared.market.sessions[index];
    return index === end || session === undefined ? pagePin : `asOf=${session}`;
  };
  return { shown: { asOf, newest, start, assumed, steps: listSteps(market, given, asOf, start, newest) }, pin, pagePin };
}
