import { newYorkDate } from '@/lib/calendar/new-york-date';
import { writerLeaseName, workerLeaseName } from '@/lib/ingest/with-lease';
import { listCoverage } from '@/lib/store/coverage';
import { listInstruments } from '@/lib/store/instruments';
import { getDataVersion } from '@/lib/store/data-version';
import { listRuns } from '@/lib/store/ingest-runs';
import { findLease, type LeaseState } from '@/lib/store/leases';
import { listQuarantine } from '@/lib/store/quarantine';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';

const shownRuns = 5;

function describeHolder(lease: LeaseState | null, now: string): string {
  return lease === null || lease.owner === null || lease.expiresAt <= now ? 'nobody' : lease.owner;
}

/** `status`: what is stored, how fresh it is, who writes, and the last runs. */
export async function statusCommand(context: CommandContext): Promise<number> {
  const { store, output, now } = context;
  const at = now().toISOString();
  const [version, instruments, spans, runs, quarantine, writer, worker] = await Promise.all([
    getDataVersion(store), listInstruments(store), listCoverage(store), listRuns(store, shownRuns), listQuarantine(store, { state: 'open' }), findLease(store, writerLeaseName), findLease(store, workerLeaseName),
  ]);
  const coverage = instruments.map(({ id, symbol, name, kind, basis, licenceClass }) => {
    const span = spans.find((candidate) => candidate.instrumentId === id);
    return { symbol, name, kind, basis, licenceClass, first: span?.first ?? null, last: span?.last ?? null, lastFinal: span?.lastFinal ?? null, sessions: span?.sessions ?? 0 };
  });
  const leases = { writer: describeHolder(writer, at), worker: describeHolder(worker, at) };
  const value = { date: newYorkDate(at), dataVersion: version.version, simulated: version.simulated, leases, quarantined: quarantine.length, instruments: coverage, runs };
  output.result(value, [
    `data version ${version.version}${version.simulated ? ' (simulated)' : ''}; writer: ${leases.writer}; worker: ${leases.worker}; ${quarantine.length} rows in quarantine`,
    ...coverage.map((row) => `${row.symbol}: ${row.sessions} closes${row.first === null || row.last === null ? '' : `, ${row.first} to ${row.last}`}`),
    ...runs.map((run) => `run ${run.id} ${run.kind} ${run.state} ${run.finishedAt ?? run.startedAt ?? run.requestedAt}${run.message === null ? '' : `: ${run.message}`}`),
  ]);
  return exitCodes.ok;
}
