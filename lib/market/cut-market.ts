import { LRUCache } from 'lru-cache';
import type { SessionDate } from '@/lib/calendar/session-date';
import { countSessionsUpTo } from './count-sessions-up-to';
import { deferSeries } from './defer-series';
import type { Market, MarketSeries, SeriesColumns } from './market';
import { cutSeries } from './series/observed-series';
import { cutUniverse } from './universe/resize-universe';

// A page of a past session asks some forty studies of one market, and where an instrument lags of two or three sessions in turn.
const mostCuts = 3;

/** What was cut of one thing, by its length: those that were asked for last are told again. It goes with what it was cut of. */
function recallCuts<Whole extends object>(): (whole: Whole, length: number, cut: () => Whole) => Whole {
  const all = new WeakMap<Whole, LRUCache<number, Whole, () => Whole>>();
  return (whole, length, cut) => {
    const cuts =
      all.get(whole) ??
      new LRUCache<number, Whole, () => Whole>({ max: mostCuts, memoMethod: (_length, _stale, { context: make }) => make() });
    all.set(whole, cuts);
    return cuts.memo(length, { context: cut });
  };
}

// Each would copy its sessions, of which markets with and without universes have one list.
const recallSessions = recallCuts<readonly SessionDate[]>();
// What was found in a market is found again in the same market alone: facts, and what is measured of members.
const recallMarket = recallCuts<Market>();

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
  return recallMarket(market, length, () => ({
    ...market,
    sessions: recallSessions(market.sessions, length, () => market.sessions.slice(0, length)),
    series: new Map([...market.series].map(([symbol, item]) => [symbol, cutColumns(item, length)])),
    universes: new Map([...market.universes].map(([id, universe]) => [id, cutUniverse(universe, length)])),
    observed,
    ...notes,
    pending: [],
    assumedIndex: null,
  }));
}
