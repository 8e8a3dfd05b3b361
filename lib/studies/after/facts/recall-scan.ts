import { createMemo } from '@/lib/keep/keep';
import type { Market } from '@/lib/market/market';
import type { StudyContext } from '../../kit/study';
import type { FactScan } from './fact';
import { scanFacts } from './scan-facts';

// A market never changes, so what was found in one stays true of it: pages, API and overview ask for the same session.
const recall = createMemo<FactScan | null>({ mostBytes: 4 * 1024 * 1024 });
const names = new WeakMap<Market, number>();
let named = 0;

/** A market by a number, so that what is remembered of it does not hold its closes in memory. */
function nameMarket(market: Market): number {
  const name = names.get(market) ?? (named += 1);
  names.set(market, name);
  return name;
}

/** What a scan of these instruments found on the last session of a market; null where it has none. */
export function recallScan({ market, basis, next }: StudyContext, symbols: readonly string[], top: number): FactScan | null {
  return recall([nameMarket(market), next, basis, symbols.join(','), top].join(' '), () =>
    scanFacts(market, { basis, symbols, next, top }),
  );
}
