import 'server-only';
import { listRuns } from '@/lib/store/ingest-runs';
import { listQuarantine } from '@/lib/store/quarantine';
import { listUniverseCoverage } from '@/lib/store/universe-coverage';
import type { DataPage } from '@/lib/studies/data-page';
import { describeFreshness } from './freshness';
import { getStore } from './get-store';
import { listInstrumentCoverage } from './list-coverage';
import { loadMarket } from './load-market';

const shownRuns = 20;

/** Instruments with coverage and gaps, universes with what stands of them, the last runs with their tasks, and what waits in quarantine. */
export async function loadDataPage(): Promise<DataPage> {
  const [market, store] = await Promise.all([loadMarket(), getStore()]);
  const [universes, runs, quarantine] = await Promise.all([listUniverseCoverage(store), listRuns(store, shownRuns), listQuarantine(store, { state: 'open' })]);
  const now = new Date().toISOString();
  return {
    freshness: describeFreshness(market, now),
    instruments: listInstrumentCoverage(market, now),
    universes,
    runs: runs.map(({ id, kind, state, startedAt, finishedAt, message, tasks }) => ({
      id: String(id), kind, status: state, startedAt, finishedAt, message,
      tasks: tasks.map(({ symbol, provider, state: status, errorClass, message: text, rowsSeen, rowsNew, rowsRevised, rowsQuarantined }) => ({
        symbol, provider, status, errorClass, message: text, rowsSeen, rowsNew, rowsRevised, rowsQuarantined,
      })),
    })),
    quarantine: quarantine.map(({ id, symbol, session, reason, foundAt }) => ({ id: String(id), symbol, session, reason, createdAt: foundAt })),
  };
}
