import PQueue from 'p-queue';
import type { Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Sources } from '@/lib/sources/source';
import type { CloseRow, Fence } from '@/lib/store/close-row';
import { getDataVersion } from '@/lib/store/data-version';
import type { RunOrigin } from '@/lib/store/ingest-runs';
import { listInstruments, type StoredInstrument } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { findRunFault } from '../judge/find-run-fault';
import { commitPrepared, toRefusedTask } from '../commit/commit-prepared';
import { findCutShort } from './find-cut-short';
import { listAskedLately } from './list-asked-lately';
import { prepareInstrument, type Prepared } from './prepare-instrument';
import { readStoredRows } from '../commit/read-stored-rows';
import { recordRun, RunRefused } from '../commit/record-run';
import type { RunProgress, RunReport } from '../commit/run-report';
import { refreshShipped } from '../import/shipped-memberships';

const instrumentsAtOnce = 4;

export interface PullRequest {
  readonly store: Store;
  readonly sources: Sources;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly origin: RunOrigin;
  /** `verify` asks for the same rows, and a second provider for the last sessions of each instrument; it is named apart in the list of runs. */
  readonly kind?: 'pull' | 'verify';
  /** All instruments, if left out. */
  readonly symbols?: readonly string[] | undefined;
  readonly from?: SessionDate | undefined;
  readonly to?: SessionDate | undefined;
  readonly runId?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/** A symbol was asked for that is not stored. */
export class UnknownSymbol extends Error {
  override readonly name = 'UnknownSymbol';
}

async function chooseInstruments(store: Store, symbols: readonly string[] | undefined): Promise<StoredInstrument[]> {
  const all = await listInstruments(store);
  if (symbols === undefined) return all;
  const bySymbol = new Map(all.map((instrument) => [instrument.symbol, instrument]));
  return symbols.map((symbol) => {
    const found = bySymbol.get(symbol.toUpperCase());
    if (found === undefined) throw new UnknownSymbol(`${symbol} is not followed; known are ${[...bySymbol.keys()].join(', ') || 'none'}. Add it with: npm run data -- add ${symbol}`);
    return found;
  });
}

/** Fetches and checks instruments, four at a time; nothing is stored. */
export async function prepareAll(request: Omit<PullRequest, 'fence' | 'origin'>, instruments: readonly StoredInstrument[]): Promise<Prepared[]> {
  const { store, sources, calendar, now, from, to, signal, onProgress, kind } = request;
  const { simulated } = await getDataVersion(store);
  const askedLately = await listAskedLately(store, now());
  const queue = new PQueue({ concurrency: instrumentsAtOnce });
  let finished = 0;
  const prepareOne = async (instrument: StoredInstrument): Promise<Prepared> => {
    const stored = simulated ? new Map<string, CloseRow>() : await readStoredRows(store, instrument.symbol);
    const prepared = await prepareInstrument({ instrument, stored, sources, calendar, now, from, to, signal, skipsGaps: askedLately.has(instrument.symbol), isVerified: kind === 'verify' });
    finished += 1;
    const isFailed = prepared.provider === null && prepared.failures.length > 0;
    const text = isFailed ? (prepared.failures.at(-1)?.message ?? 'failed') : `${prepared.rowsSeen} rows from ${prepared.provider ?? 'nobody'}`;
    onProgress?.({ symbol: instrument.symbol, step: isFailed ? 'failed' : 'fetched', text, finished, total: instruments.length });
    return prepared;
  };
  return await Promise.all(instruments.map((instrument) => queue.add(() => prepareOne(instrument))));
}

/**
 * Pulls what is missing and the last ten sessions of every instrument: plan, fetch, check, then commit per instrument. A
 * failed instrument does not touch the others; a run that fails as a whole stores nothing. A second run changes nothing.
 * The caller holds the writer's lease.
 * @throws UnknownSymbol, LeaseLost.
 */
export async function pullInstruments(request: PullRequest): Promise<RunReport> {
  const { store, fence, now, origin, symbols, from, to, kind = 'pull' } = request;
  const instruments = await chooseInstruments(store, symbols);
  const asked = { symbols: symbols ?? null, from: from ?? null, to: to ?? null };
  return await recordRun({ store, fence, now, origin, kind, request: asked, runId: request.runId }, async (runId) => {
    const startedAt = now().toISOString();
    const prepared = await prepareAll(request, instruments);
    const fault = findRunFault(prepared.flatMap(({ sample }) => (sample === null ? [] : [sample])));
    if (fault !== null) {
      const reason = `Nothing was stored: ${fault}.`;
      throw new RunRefused(reason, prepared.map((item) => toRefusedTask(item, reason, { startedAt, finishedAt: now().toISOString() })));
    }
    const cut = symbols === undefined ? await findCutShort(store, prepared) : null;
    if (cut !== null) throw new RunRefused(cut, prepared.map((item) => toRefusedTask(item, cut, { startedAt, finishedAt: now().toISOString() })));
    let finished = 0;
    const tasks = await commitPrepared({ store, fence, runId, startedAt, now, onTask: (task) => {
      finished += 1;
      const text = task.state === 'failed' ? (task.message ?? 'failed') : `${task.rowsNew} new, ${task.rowsRevised} revised, ${task.rowsQuarantined} in quarantine`;
      request.onProgress?.({ symbol: task.symbol, step: task.state === 'failed' ? 'failed' : 'stored', text, finished, total: prepared.length });
    } }, instruments, prepared);
    await refreshShipped(store, fence);
    return tasks;
  });
}
