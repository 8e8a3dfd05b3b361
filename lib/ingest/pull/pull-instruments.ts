import { nameFunds } from '../securities/name-funds';
import { listInstruments, type StoredInstrument } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { isDefault } from '../securities/default-instruments';
import { findRunFault } from '../judge/find-run-fault';
import { commitPrepared, toRefusedTask } from '../commit/commit-prepared';
import { findCutShort } from './find-cut-short';
import { listTranches } from './list-tranches';
import type { Prepared } from './prepared';
import { createTrancheRun, prepareTranche } from './prepare-tranche';
import type { PullRequest } from './pull-request';
import { recordRun, RunRefused } from '../commit/record-run';
import type { RunReport } from '../commit/run-report';
import { refreshDefined } from '../define/refresh-defined';
import { refreshShipped } from '../import/shipped-memberships';

// As many take less than a minute one by one.
const fewestForBatch = 100;

/** A symbol was asked for that is not stored. */
export class UnknownSymbol extends Error {
  override readonly name = 'UnknownSymbol';
}

async function chooseInstruments(store: Store, symbols: readonly string[] | undefined): Promise<StoredInstrument[]> {
  const all = await listInstruments(store);
  // The funds of the sample market are asked for once somebody follows them.
  if (symbols === undefined) return all.filter(({ symbol, licenceClass }) => licenceClass !== 'simulated' || isDefault(symbol));
  const bySymbol = new Map(all.map((instrument) => [instrument.symbol, instrument]));
  return symbols.map((symbol) => {
    const found = bySymbol.get(symbol.toUpperCase());
    if (found === undefined)
      throw new UnknownSymbol(
        `${symbol} is not followed; known are ${[...bySymbol.keys()].join(', ') || 'none'}. Add it with: npm run data -- add ${symbol}`,
      );
    return found;
  });
}

/**
 * Pulls what is missing and the last ten sessions of every instrument: plan, fetch, check, then commit per instrument. A
 * failed instrument does not touch the others; a run that fails as a whole stores nothing. A second run changes nothing.
 * The caller holds the writer's lease.
 * @throws UnknownSymbol, LeaseLost.
 */
export async function pullInstruments(request: PullRequest): Promise<RunReport> {
  const { store, fence, now, origin, symbols, part, from, to, kind = 'pull' } = request;
  const instruments = await chooseInstruments(store, symbols);
  const asked = { symbols: symbols ?? null, from: from ?? null, to: to ?? null, ...(part === undefined ? {} : { part }) };
  return await recordRun({ store, fence, now, origin, kind, request: asked, runId: request.runId }, async (runId) => {
    const startedAt = now().toISOString();
    const prepared: Prepared[] = [];
    const run = createTrancheRun(request);
    for (const tranche of await listTranches(request, instruments, fewestForBatch))
      prepared.push(...(await prepareTranche(request, tranche, run)));
    const fault = findRunFault(prepared.flatMap(({ sample }) => (sample === null ? [] : [sample])));
    if (fault !== null) {
      const reason = `Nothing was stored: ${fault}.`;
      throw new RunRefused(
        reason,
        prepared.map((item) => toRefusedTask(item, reason, { startedAt, finishedAt: now().toISOString() })),
      );
    }
    const cut = symbols === undefined ? await findCutShort(store, prepared) : null;
    if (cut !== null)
      throw new RunRefused(
        cut,
        prepared.map((item) => toRefusedTask(item, cut, { startedAt, finishedAt: now().toISOString() })),
      );
    let finished = 0;
    const tasks = await commitPrepared(
      {
        store,
        fence,
        runId,
        startedAt,
        now,
        onTask: (task) => {
          finished += 1;
          const text =
            task.state === 'failed'
              ? (task.message ?? 'failed')
              : `${task.rowsNew} new, ${task.rowsRevised} revised, ${task.rowsQuarantined} in quarantine`;
          request.onProgress?.({
            symbol: task.symbol,
            step: task.state === 'failed' ? 'failed' : 'stored',
            text,
            finished,
            total: prepared.length,
          });
        },
      },
      // Also what is not asked for: where the sample market goes, so does what it alone followed.
      await listInstruments(store),
      prepared,
    );
    await nameFunds(store, fence);
    await refreshShipped(store, fence);
    await refreshDefined(store, fence);
    return tasks;
  });
}
