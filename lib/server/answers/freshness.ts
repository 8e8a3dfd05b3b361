import 'server-only';
import { groupSymbols } from '@/lib/market/groups';
import type { Market } from '@/lib/market/market';
import type { Freshness } from '../pages/models/overview';
import { countSessionsBehind } from './count-behind';
import { findQuorumAsOf } from '@/lib/market/find-as-of';
import { readNow } from '../http/request-scope';
import { loadMarket } from './load-market';

/** How fresh a market is at `now`: the newest session that most of the four groups have, and how many final ones are missing. */
export function describeFreshness(market: Market, now: string): Freshness {
  const symbols = groupSymbols.filter((symbol) => market.series.has(symbol));
  const index = findQuorumAsOf(market, symbols);
  const asOf = market.sessions[index] ?? null;
  const providers = new Set<string>();
  for (const symbol of symbols) {
    const series = market.series.get(symbol);
    const provider = market.sources[series?.source[index] ?? -1];
    if (provider !== undefined && provider !== 'computed') providers.add(provider);
  }
  const { simulated, dataVersion } = market;
  return { asOf, providers: [...providers], sessionsBehind: simulated ? 0 : countSessionsBehind(asOf, now), simulated, dataVersion };
}

/** Freshness for the header of every page. */
export async function loadFreshness(): Promise<Freshness> {
  return describeFreshness(await loadMarket(), readNow());
}
