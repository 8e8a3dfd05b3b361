import 'server-only';
import type { Market } from '@/lib/market/market';

/**
 * The newest session of which most of `symbols` have a final close on the price basis: two of three, three of four. What the market
 * lacks is not counted; the newest session when it has none of them.
 */
export function findQuorumAsOf(market: Market, symbols: readonly string[]): number {
  const closes = symbols.flatMap((symbol) => {
    const close = market.series.get(symbol)?.close;
    return close?.some((value) => !Number.isNaN(value)) === true ? [close] : [];
  });
  const newest = market.sessions.length - 1;
  for (let index = newest; index >= 0; index -= 1) {
    const have = closes.filter((values) => !Number.isNaN(values[index] ?? Number.NaN)).length;
    if (have > closes.length / 2) return index;
  }
  return newest;
}
