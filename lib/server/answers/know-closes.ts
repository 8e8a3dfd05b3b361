import 'server-only';
import type { KnownCloses } from '@/lib/claims/read/known-closes';
import type { Market } from '@/lib/market/market';
import { findLastMove } from '@/lib/studies/measure/find-last-move';

/** What a reader of sentences may ask of the closes of a market, on the price basis: of equal extremes the first. */
export function knowCloses(market: Pick<Market, 'sessions' | 'series'>): KnownCloses {
  const { sessions, series } = market;
  const closesOf = (symbol: string): Float64Array => series.get(symbol)?.close ?? new Float64Array();
  return {
    findExtreme: (symbol, side, from, to) => {
      const closes = closesOf(symbol);
      const sign = side === 'high' ? 1 : -1;
      const heights = sessions.map((session, index) => (session < from || session > to ? NaN : sign * (closes[index] ?? NaN)));
      const extreme = heights.reduce((most, height) => (height > most ? height : most), -Infinity);
      return sessions[heights.indexOf(extreme)] ?? null;
    },
    findLastMove: (...asked) => findLastMove(market, ...asked),
  };
}
