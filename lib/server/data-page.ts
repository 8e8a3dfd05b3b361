import 'server-only';
import { listRuns } from '@/lib/store/ingest-runs';
import { listQuarantine } from '@/lib/store/quarantine';
import type { DataPage } from '@/lib/studies/data-page';
import type { Freshness } from '@/lib/studies/overview';
import type { Market } from '@/lib/studies/market';
import { countSessionsBehind } from './count-behind';
import { getStore } from './get-store';
import { listInstrumentCoverage } from './list-coverage';
import { loadMarket } from './load-market';
import { findDefaultAsOf } from './prepare-market';

const shownRuns = 20;

/** How fresh a market is at `now`: the last session that all its instruments have, and how many final ones are missing. */
export function describeFreshness(market: Market, now: string): Freshness {
  const symbols = ['SPX', 'RUT', 'NDX', 'M7'].filter((symbol) => market.series.has(symbol));
  const index = findDefaultAsOf(market, symbols);
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
  return describeFreshness(await loadMarket(), new Date().toISOString());
}

/** Instruments with coverage and gaps, the last runs with their tasks, and what waits in quarantine. */
export async function loadDataPage(): Promise<DataPage> {
  const [market, store] = await Promise.all([loadMarket(), getStore()]);
  const [runs, quarantine] = await Promise.all([listRuns(store, shownRuns), listQuarantine(store, { state: 'open' })]);
  const now = new Date().toISOString();
  return {
    freshness: describeFreshness(market, now),
    instruments: listInstrumentCoverage(market, now),
    runs: runs.map(({ id, kind, state, startedAt, finishedAt, message, tasks }) => ({
      id: String(id), kind, status: state, startedAt, finishedAt, message,
      tasks: tasks.map(({ symbol, provider, state: status, errorClass, message: text, rowsSeen, rowsNew, rowsRevised, rowsQuarantined }) => ({
        symbol, provider, status, errorClass, message: text, rowsSeen, rowsNew, rowsRevised, rowsQuarantined,
      })),
    })),
    quarantine: quarantine.map(({ id, symbol, session, reason, foundAt }) => ({ id: String(id), symbol, session, reason, createdAt: foundAt })),
  };
}
