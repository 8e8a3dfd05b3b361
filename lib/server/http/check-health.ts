import 'server-only';
import { getDataVersion } from '@/lib/store/data-version';
import { listPendingMigrations } from '@/lib/store/is-migrated';
import { getStore } from '../answers/get-store';
import { listInstrumentCoverage } from '../answers/list-coverage';
import { loadMarket } from '../answers/load-market';

/** Whether the database answers and has had every migration, and why not. */
export async function checkReady(): Promise<{ readonly status: 'ok' | 'unavailable'; readonly dataVersion: number | null; readonly message: string }> {
  try {
    const store = await getStore();
    const pending = await listPendingMigrations(store);
    if (pending.length > 0) return { status: 'unavailable', dataVersion: null, message: `${pending.length} migration(s) pending` };
    return { status: 'ok', dataVersion: (await getDataVersion(store)).version, message: 'database and migrations are in order' };
  } catch (error) {
    console.error(error);
    const message = error instanceof Error && error.name === 'StoreNotMigrated' ? error.message : 'the database does not answer; the server log says why';
    return { status: 'unavailable', dataVersion: null, message };
  }
}

/** How many final sessions every instrument is behind now. */
export async function describeData() {
  const market = await loadMarket();
  const instruments = listInstrumentCoverage(market, new Date().toISOString());
  return {
    dataVersion: market.dataVersion,
    simulated: market.simulated,
    sessionsBehind: Math.max(0, ...instruments.map((instrument) => instrument.sessionsBehind)),
    instruments: instruments.map(({ symbol, last, sessionsBehind }) => ({ symbol, last, sessionsBehind })),
  };
}
