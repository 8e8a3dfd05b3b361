import { newYorkDate } from '@/lib/calendar/new-york-date';
import { writerLeaseName } from '@/lib/ingest/commit/with-lease';
import { countCloses, listCoverage } from '@/lib/store/coverage';
import { listInstruments } from '@/lib/store/instruments';
import { getDataVersion } from '@/lib/store/data-version';
import { listRuns, type IngestRun } from '@/lib/store/ingest-runs';
import { findHolder, workerLeaseName } from '@/lib/store/leases';
import { listSeriesFreshness } from '@/lib/server/answers/list-series-freshness';
import { listFollowedUniverses, type FollowedUniverse } from '@/lib/server/answers/list-followed';
import { listNotes } from '@/lib/store/notes';
import { listQuarantine } from '@/lib/store/quarantine';
import type { Store } from '@/lib/store/store';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';

const shownRuns = 5;

async function listInstrumentCoverage(store: Store) {
  const spans = new Map((await listCoverage(store)).map((span) => [span.instrumentId, span]));
  const counts = await countCloses(store);
  return (await listInstruments(store)).map(({ id, symbol, name, kind, basis, licenceClass }) => {
    const { first = null, last = null, lastFinal = null } = spans.get(id) ?? {};
    return { symbol, name, kind, basis, licenceClass, first, last, lastFinal, sessions: counts.get(id) ?? 0 };
  });
}

function describeCoverage(row: { symbol: string; sessions: number; first: string | null; last: string | null }): string {
  const span = row.first === null || row.last === null ? '' : `, ${row.first} to ${row.last}`;
  return `${row.symbol}: ${row.sessions} closes${span}`;
}

function describeLastRun(run: IngestRun): string {
  const at = run.finishedAt ?? run.startedAt ?? run.requestedAt;
  return `run ${run.id} ${run.kind} ${run.state} ${at}${run.message === null ? '' : `: ${run.message}`}`;
}

function describeNext(next: FollowedUniverse['next']): string {
  if (next === null) return 'nothing by itself';
  const again = next.after === null ? '' : next.after === 'failed' ? ' again after a failed try' : ' further, where a try made way';
  return `${next.does}${again} at ${next.at}`;
}

function describeUniverse({ name, members, covered, lastSession, lastSnapshot, nextCloses, next }: FollowedUniverse): string {
  return `${name}: ${members} members, ${covered} with the newest close; last session ${lastSession ?? 'none'}, last snapshot ${lastSnapshot ?? 'none'}, closes ${covered < members ? 'lacking since' : 'next at'} ${nextCloses}; next: ${describeNext(next)}`;
}

/** `status`: what is stored, how fresh it is, who writes, and the last runs. */
export async function statusCommand(context: CommandContext): Promise<number> {
  const { store, output, now } = context;
  const at = now().toISOString();
  const [version, coverage, universes, series, notes, runs, quarantine, writer, worker] = await Promise.all([
    getDataVersion(store),
    listInstrumentCoverage(store),
    listFollowedUniverses(store, at),
    listSeriesFreshness(store),
    listNotes(store),
    listRuns(store, shownRuns),
    listQuarantine(store, { state: 'open' }),
    findHolder(store, writerLeaseName),
    findHolder(store, workerLeaseName),
  ]);
  const leases = { writer: writer ?? 'nobody', worker: worker ?? 'nobody' };
  const { version: dataVersion, simulated } = version;
  const mark = simulated ? ' (simulated)' : '';
  const value = {
    date: newYorkDate(at),
    dataVersion,
    simulated,
    leases,
    quarantined: quarantine.length,
    instruments: coverage,
    universes,
    series,
    notes,
    runs,
  };
  output.result(value, [
    `data version ${dataVersion}${mark}; writer: ${leases.writer}; worker: ${leases.worker}; ${quarantine.length} rows in quarantine`,
    ...coverage.map(describeCoverage),
    ...universes.filter(({ members }) => members > 0).map(describeUniverse),
    ...series.flatMap(({ id, last, checkedAt, nextDue }) =>
      last === null ? [] : [`${id}: to ${last}, checked ${checkedAt ?? 'never'}, next due ${nextDue ?? 'unknown'}`],
    ),
    ...notes.map(({ id, notes: count, first, last }) => `notes ${id}: ${count}, ${first} to ${last}`),
    ...runs.map(describeLastRun),
  ]);
  return exitCodes.ok;
}
