import { onProcess } from '@/lib/keep/on-process';
import type { Market } from './market';

const markets = onProcess('markets named', () => ({ names: new WeakMap<Market, number>(), named: 0 }));

/** A market by a number, for the key of what is remembered of it: so that this does not hold its closes in memory. A market never changes. */
export function nameMarket(market: Market): number {
  const name = markets.names.get(market) ?? (markets.named += 1);
  markets.names.set(market, name);
  return name;
}
