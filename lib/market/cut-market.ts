import type { SessionDate } from '@/lib/calendar/session-date';
import { countSessionsUpTo } from './count-sessions-up-to';
import { deferSeries } from './defer-series';
import type { Market, MarketSeries, SeriesColumns } from './market';
import { cutSeries } from './series/observed-series';
import { cutUniverse } from './universe/resize-universe';

// A page of a past session asks some forty studies of one market, one after another: each would copy its sessions.
const lastCut = new WeakMap<readonly SessionDate[], readonly SessionDate[]>();

/** The first so many sessions; those that were asked for last are told again. */
function cutSessions(sessions: readonly SessionDate[], length: number): readonly SessionDate[] {
  const before = lastCut.get(sessions);
  if (before?.length === length) return before;
  const cut = sessions.slice(0, length);
  lastCut.set(sessions, cut);
  return cut;
}

// What was found in a market is found again in the same market alone: facts, and what is measured of members.
const lastMarket = new WeakMap<Market, Market>();

/** A series that ends with the first `length` sessions. What it makes of columns goes with them: the cut outlives an answer, and columns of a whole market may not. */
function cutColumns(item: MarketSeries, length: number): MarketSeries {
  const made = new WeakMap<Float64Array, SeriesColumns>();
  const read = (): SeriesColumns => {
    const found = made.get(item.close);
    if (found !== undefined) return found;
    const { close, total, high, source } = item;
    const columns = {
      close: close.subarray(0, length),
      total: total?.subarray(0, length) ?? null,
      high: high?.subarray(0, length) ?? null,
      source: source.subarray(0, length),
    };
    made.set(close, columns);
    return columns;
  };
  return deferSeries(item.instrument, read, (index, basis) => (index < length ? item.closeAt(index, basis) : NaN));
}

/**
 * The market as known at the close of `asOf`: nothing later can be read. Arrays are views, not copies. What
 * is pending stays only when nothing was cut off.
 */
export function cutMarket(market: Market, asOf: SessionDate): Market {
  const length = countSessionsUpTo(market.sessions, asOf);
  const last = market.sessions[length - 1];
  // Of what is no price more may be known after the last session.
  const observed = last === undefined ? new Map() : new Map([...market.observed].map(([id, item]) => [id, cutSeries(item, last)]));
  const notes =
    market.notes === undefined ? {} : { notes: market.notes.filter(({ knownFrom }) => last !== undefined && knownFrom <= last) };
  if (length === market.sessions.length)
    return market.observed.size === 0 && market.notes === undefined ? market : { ...market, observed, ...notes };
  const before = lastMarket.get(market);
  if (before?.sessions.length === length) return before;
  const series = new Map([...market.series].map(([symbol, item]) => [symbol, cutColumns(item, length)]));
  const universes = new Map([...market.universes].map(([id, universe]) => [id, cutUniverse(universe, length)]));
  const cut: Market = {
    ...market,
    sessions: cutSessions(market.sessions, length),
    series,
    universes,
    observed,
    ...notes,
    pending: [],
    assumedIndex: null,
  };
  lastMarket.set(market, cut);
  return cut;
}
