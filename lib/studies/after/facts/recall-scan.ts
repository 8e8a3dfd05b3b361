import { memoOnProcess } from '@/lib/keep/keep';
import { nameMarket } from '@/lib/market/name-market';
import type { StudyContext } from '../../kit/study';
import type { FactScan } from './fact';
import { scanFacts } from './scan-facts';

// A market never changes, so what was found in one stays true of it: pages, API and overview ask for the same session.
const recall = memoOnProcess<FactScan | null>('scans for facts', { mostBytes: 4 * 1024 * 1024 });

/** What a scan of these instruments found on the last session of a market; null where it has none. */
export function recallScan({ market, basis, next }: StudyContext, symbols: readonly string[], top: number): FactScan | null {
  return recall([nameMarket(market), next, basis, symbols.join(','), top].join('|'), () =>
    scanFacts(market, { basis, symbols, next, top }),
  );
}
