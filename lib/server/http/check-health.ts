import 'server-only';
import { getDataVersion } from '@/lib/store/data-version';
import { listPendingMigrations } from '@/lib/store/is-migrated';
import { getStore } from '../answers/get-store';
import { listFollowedUniverses } from '../answers/list-followed';
import { listInstrumentCoverage } from '../answers/list-coverage';
import { listSeriesFreshness } from '../answers/list-series-freshness';
import { loadMarket } from '../answers/load-market';
import { findStoreTrouble } from './store-trouble';
import { logError } from './server-log';

/** Whether the database answers and has had every migration, and why not. */
export async function checkReady(): Promise<{
  readonly status: 'ok' | 'unavailable';
  readonly dataVersion: number | null;
  readonly message: string;
}> {
  try {
    const store = await getStore();
    const pending = await listPendingMigrations(store);
    if (pending.length > 0) return { status: 'unavailable', dataVersion: null, message: `${pending.length} migration(s) pending` };
    return { status: 'ok', dataVersion: (await getDataVersion(store)).version, message: 'database and migrations are in order' };
  } catch (error) {
    logError(error);
    const message = findStoreTrouble(error)?.message ?? 'the database does not answer; the server log says why';
    return { status: 'unavailable', dataVersion: null, message };
  }
}

/** How current everything is now: final sessions that instruments are behind, members of followed universes that have the newest close, and series. */
export async function describeData() {
  const [market, store] = await Promise.all([loadMarket(), getStore()]);
  const now = new Date().toISOString();
  const instruments = listInstrumentCoverage(market, now);
  return {
    dataVersion: market.dataVersion,
    simulated: market.simulated,
    sessionsBehind: Math.max(0, ...instruments.map((instrument) => instrument.sessionsBehind)),
    instruments: instruments.map(({ symbol, last, sessionsBehind }) => ({ symbol, last, sessionsBehind })),
    universes: await listFollowedUniverses(store, now),
    series: await listSeriesFreshness(store),
  };
}
