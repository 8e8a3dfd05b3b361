import 'server-only';
import type { Market } from '@/lib/studies/market';
import type { Freshness } from '@/lib/studies/overview';
import { countSessionsBehind } from './count-behind';
import { loadMarket } from './load-market';
import { findDefaultAsOf } from './prepare-market';

/** How fresh a market is at `now`: the last session that all its instruments have, and how many final ones are missing. */
export function describeFreshness(market: Market, now: string): Freshness {
  // The indices alone: M7 is missing wherever one of its seven lacks a close, which its own studies say.
  const symbols = ['SPX', 'RUT', 'NDX'].filter((symbol) => market.series.has(symbol));
  const index = findDefaultAsOf(market, symbols);
  const asOf = market.sessions[index] ?? null;
  const providers = new Set<string>();
  for (const symbol of symbols) {
    const series = market.series.get(symbol);
    const provider = market.sources[series?.source[index] ?? -1];
    if (provider !== undefined && provider !== 'computed') providers.add(provider);
  }
  const isMixed = symbols.some((symbol) => market.series.get(symbol)?.close.subarray(index + 1).some((close) => !Number.isNaN(close)) === true);
  const { simulated, dataVersion } = market;
  return { asOf, isMixed, providers: [...providers], sessionsBehind: simulated ? 0 : countSessionsBehind(asOf, now), simulated, dataVersion };
}

/** Freshness for the header of every page. */
export async function loadFreshness(): Promise<Freshness> {
  return describeFreshness(await loadMarket(), new Date().toISOString());
}
