import { memoOnProcess } from '@/lib/keep/keep';
import { onProcess } from '@/lib/keep/on-process';
import type { Market } from '@/lib/market/market';
import type { StudyContext } from '../../kit/study';
import type { FactScan } from './fact';
import { scanFacts } from './scan-facts';

// A market never changes, so what was found in one stays true of it: pages, API and overview ask for the same session.
const recall = memoOnProcess<FactScan | null>('scans for facts', { mostBytes: 4 * 1024 * 1024 });
const markets = onProcess('markets scanned', () => ({ names: new WeakMap<Market, number>(), named: 0 }));

/** A market by a number, so that what is remembered of it does not hold its closes in memory. */
function nameMarket(market: Market): number {
  const name = markets.names.get(market) ?? (markets.named += 1);
  markets.names.set(market, name);
  return name;
}

/** What a scan of these instruments found on the last session of a market; null where it has none. */
export function recallScan({ market, basis, next }: StudyContext, symbols: readonly string[], top: number): FactScan | null {
  return recall([nameMarket(market), next, basis, symbols.join(','), top].join(' '), () =>
    scanFacts(market, { basis, symbols, next, top }),
  );
}
