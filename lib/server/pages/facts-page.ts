import 'server-only';
import { nameOf } from '@/lib/studies/kit/name-in-sentence';
import { joinQuery } from '@/lib/view/join-query';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Market } from '@/lib/market/market';
import { factsParams } from '@/lib/studies/after/facts/params';
import { factScopes } from '@/lib/studies/after/facts/scopes';
import { facts } from '@/lib/studies/after/facts/study';
import type { FactsPage, SessionLink } from './models/facts-page';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';
import { answerStudy } from '../answers/answer-study';
import { HttpError } from '../http/http-error';
import { loadMarket } from '../answers/load-market';
import { findQuorumAsOf } from '@/lib/market/find-as-of';

const parameters = listParameters(facts);
const mostListed = 100;
// One session's facts have no range: what is listed does not depend on it.
const withoutRange = { from: null, to: null, last: null };

function toHref(search: string, changes: Readonly<Record<string, string | null>>): string {
  return joinQuery('/facts', setQuery(search, { ...withoutRange, ...changes }, parameters));
}

/** Where the facts begin unless a session is named, and the newest of which any of them has a close. */
interface KnownSessions {
  readonly start: SessionDate;
  readonly newest: SessionDate;
}

function findNeighbours(sessions: readonly SessionDate[], asOf: SessionDate, { start, newest }: KnownSessions, search: string) {
  const index = sessions.indexOf(asOf);
  // Another session is asked about as it was: what is assumed of the one after this one does not go along.
  const link = (date: SessionDate | undefined): SessionLink | null =>
    date === undefined || date > newest ? null : { date, href: toHref(search, { asOf: date === start ? null : date, assume: null }) };
  return { previous: link(sessions[index - 1]), next: link(sessions[index + 1]), newest: asOf === newest ? null : link(newest) };
}

/** The close of a session, NaN where there is none. */
function closeAt(market: Market, symbol: string, index: number): number {
  return market.series.get(symbol)?.closeAt(index, 'price') ?? NaN;
}

/** The newest session of which any of the symbols has a final close. */
function findNewest(market: Market, symbols: readonly string[]): SessionDate | null {
  const last = Math.max(
    -1,
    ...symbols.map((symbol) => market.series.get(symbol)?.close.findLastIndex((close) => !Number.isNaN(close)) ?? -1),
  );
  return market.sessions[last] ?? null;
}

/** Those that have closes, and none of a session, as they are named in a sentence. */
function listMissing(market: Market, symbols: readonly string[], date: SessionDate): string[] {
  const index = market.sessions.indexOf(date);
  return symbols
    .filter(
      (symbol) =>
        market.series.get(symbol)?.close.some((close) => !Number.isNaN(close)) === true && Number.isNaN(closeAt(market, symbol, index)),
    )
    .map((symbol) => nameOf(market, symbol));
}

/** For the head of pages that the feed belongs to. */
export const feedAlternate = { 'application/atom+xml': '/facts/feed.xml' } as const;

/** Everything that the facts page shows, or what its link has wrong. The query is that of the study `facts`. */
export async function loadFactsPage(search: string): Promise<FactsPage | HttpError> {
  const result = await answerStudy(facts.id, search);
  if (result instanceof HttpError) return result;
  const given = new URLSearchParams(setQuery(search, { ...withoutRange, asOf: null, assume: null }, parameters));
  // A pinned page keeps to the sessions that its version knows.
  const market = await loadMarket(given.has('version') ? result.dataVersion : null);
  const symbols = facts.quorum?.(facts.params.parse({ scope: result.params['scope'] })) ?? [];
  const start = market.sessions[findQuorumAsOf(market, symbols)] ?? result.asOf;
  const told = factScopes[factsParams.parse({ scope: result.params['scope'] }).scope];
  const newest = findNewest(market, told) ?? start;
  const asked = new URLSearchParams(search);
  const isAskedNow = !asked.has('asOf') && !asked.has('assume');
  return {
    result: { ...result, links: { ...result.links, page: toHref(search, {}) } },
    studyHref: result.links.page,
    settledHref: toHref(search, { assume: null }),
    pinnedHref: toHref(search, { asOf: result.asOf, version: String(result.dataVersion) }),
    moreHref:
      result.rows.length < Number(result.params['top']) || result.rows.length >= mostListed
        ? null
        : toHref(search, { top: String(mostListed) }),
    names: Object.fromEntries([...market.series].map(([symbol, { instrument }]) => [symbol, instrument.name])),
    steps: {
      asOf: result.asOf,
      ...findNeighbours(market.sessions, result.asOf, { start, newest }, search),
      kept: [...given],
      first: result.coverage.first,
      last: newest,
    },
    later:
      isAskedNow && newest > result.asOf
        ? { date: newest, href: toHref(search, { asOf: newest, assume: null }), missing: listMissing(market, told, newest) }
        : null,
  };
}
