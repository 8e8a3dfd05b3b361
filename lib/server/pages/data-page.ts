import 'server-only';
import { getEnv } from '@/lib/env';
import { listWithoutPast } from '@/lib/ingest/snapshots/universe-funds';
import { listSources } from '@/lib/sources/list-sources';
import { listRuns } from '@/lib/store/ingest-runs';
import { bareNameOf } from '@/lib/studies/measure/say-standing';
import { countQuarantine, listQuarantine } from '@/lib/store/quarantine';
import type { Store } from '@/lib/store/store';
import { listUniverseCoverage } from '@/lib/store/universe-coverage';
import type { DataPage, QuarantinePage, ServedUniverse } from './models/data-page';
import { describeFreshness } from '../answers/freshness';
import { getStore } from '../answers/get-store';
import { listFollowedUniverses } from '../answers/list-followed';
import { listServedSeries } from '../answers/list-served-series';
import { listInstrumentCoverage } from '../answers/list-coverage';
import { loadMarket, type LoadedMarket } from '../answers/load-market';
import { loadDisagreements } from './disagreements';
import { pickTasks } from './pick-tasks';
import { loadWaitingSplits } from './waiting-splits';

const shownRuns = 20;
const quarantineRows = 50;
// Where a provider changed its scale, all of its stocks look like a split.
const shownSplits = 5;

// A page that is none, or lies behind the last, is the nearest one.
async function loadQuarantine(store: Store, asked: number, market: LoadedMarket): Promise<QuarantinePage> {
  const total = await countQuarantine(store, { state: 'open' });
  const pages = Math.max(1, Math.ceil(total / quarantineRows));
  const splits = await loadWaitingSplits(store, market);
  const page = Math.min(Math.max(1, Number.isSafeInteger(asked) ? asked : 1), pages);
  const rows = await listQuarantine(store, { state: 'open' }, { skip: (page - 1) * quarantineRows, take: quarantineRows });
  return {
    rows: rows.map(({ id, symbol, session, reason, foundAt }) => ({
      id: String(id),
      symbol,
      name: bareNameOf(market, symbol),
      session,
      reason,
      createdAt: foundAt,
    })),
    total,
    page,
    pages,
    splits: splits.slice(0, shownSplits),
    moreSplits: Math.max(0, splits.length - shownSplits),
  };
}

async function listServedUniverses(store: Store, now: string): Promise<ServedUniverse[]> {
  const [described, followed] = await Promise.all([listUniverseCoverage(store), listFollowedUniverses(store, now)]);
  const bare = new Set(listWithoutPast());
  const nextOf = new Map(followed.map(({ id, next }) => [id, next]));
  return described.map((universe) => ({
    ...universe,
    hasNoPast: bare.has(universe.id),
    isFollowed: nextOf.has(universe.id),
    next: nextOf.get(universe.id) ?? null,
  }));
}

/** Instruments with coverage and gaps, universes with what stands of them, closes on which sources differ, the sources that can be asked, the last runs with their tasks, and a page of what waits in quarantine. */
export async function loadDataPage(quarantinePage = 1): Promise<DataPage> {
  const [market, store] = await Promise.all([loadMarket(), getStore()]);
  const now = new Date().toISOString();
  const [universes, disagreements, runs, quarantine] = await Promise.all([
    listServedUniverses(store, now),
    loadDisagreements(store, market.dataVersion),
    listRuns(store, shownRuns),
    loadQuarantine(store, quarantinePage, market),
  ]);
  return {
    freshness: describeFreshness(market, now),
    instruments: listInstrumentCoverage(market, now),
    universes,
    series: await listServedSeries(market),
    disagreements,
    sources: listSources(getEnv()).map(({ id, name, gives, history, limits, licenceClass, key, isConfigured }) => ({
      id,
      name,
      gives,
      history,
      limits,
      licenceClass,
      key,
      isConfigured,
    })),
    runs: runs.map(({ id, kind, state, startedAt, finishedAt, message, tasks }) => ({
      id: String(id),
      kind,
      status: state,
      startedAt,
      finishedAt,
      message,
      ...pickTasks(
        tasks.map(({ symbol, provider, state: status, errorClass, message: text, rowsSeen, rowsNew, rowsRevised, rowsQuarantined }) => ({
          symbol,
          provider,
          status,
          errorClass,
          message: text,
          rowsSeen,
          rowsNew,
          rowsRevised,
          rowsQuarantined,
        })),
      ),
    })),
    quarantine,
  };
}
