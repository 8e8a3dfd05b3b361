import type { Basis, Market } from '@/lib/market/market';
import type { FactScan } from './fact';
import { scanFacts } from './scan-facts';

// A market never changes, so what was found in one stays true of it: pages, API and overview ask for the same session.
const known = new WeakMap<Market, Map<string, FactScan | null>>();
// A link may ask for any number of facts; a page for one or two.
const mostScans = 6;

/** What a scan of these instruments found on the last session of a market; null where it has none. */
export function recallScan(market: Market, basis: Basis, symbols: readonly string[], top: number): FactScan | null {
  const scans = known.get(market) ?? new Map<string, FactScan | null>();
  known.set(market, scans);
  const key = `${basis} ${symbols.join(',')} ${top}`;
  const scan = scans.get(key) ?? scanFacts(market, { basis, symbols, top });
  scans.delete(key);
  scans.set(key, scan);
  for (const oldest of scans.keys()) {
    if (scans.size <= mostScans) break;
    scans.delete(oldest);
  }
  return scan;
}
