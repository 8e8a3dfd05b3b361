import type { Holdings } from '@/lib/sources/holdings/holdings';
import type { RunReport } from '../commit/run-report';
import { storeSnapshot } from '../snapshots/store-snapshot';
import { recordUniverseImport } from './record-universe-import';
import type { UniverseFileImport } from './universe-file';

/**
 * Stores a fund's list of holdings, as it was downloaded, as the members of a universe on its session: the same as a pull does. The caller
 * holds the writer's lease.
 * @throws as `storeSnapshot`.
 */
export async function importHoldings(request: UniverseFileImport & { readonly holdings: Holdings }): Promise<RunReport> {
  const { store, universeId, calendar, now, file, holdings, force } = request;
  return await recordUniverseImport(request, { file, part: 'snapshot', source: holdings.source, force }, (options) =>
    storeSnapshot({ store, universeId, calendar, now, holdings, second: null, label: file, force }, options),
  );
}
