import { onProcess } from '@/lib/keep/on-process';
import type { Market } from './market';

const markets = onProcess('markets named', () => ({ names: new WeakMap<Market, number>(), named: 0 }));

/**
 * A market by the stamp of its data and a number of its own, for the key of what is remembered of it: so that this does not hold its closes in memory, and
 * is dropped with all else of that data. A market never changes.
 */
export function nameMarket(market: Market): string {
  const number = markets.names.get(market) ?? (markets.named += 1);
  markets.names.set(market, number);
  return `${market.stamp ?? ''}|${number}`;
}
