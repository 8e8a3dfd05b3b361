import { basename } from 'node:path';
import type { Calendar } from '@/lib/calendar/calendar';
import { readPanelFile, toPanelRows, type Panel, type PanelColumns } from '@/lib/sources/universe-files/panel-file';
import type { CloseRow, Fence } from '@/lib/store/close-row';
import { commitManyCloses } from '@/lib/store/closes';
import { listCoverage } from '@/lib/store/coverage';
import type { IngestTask, RunOrigin } from '@/lib/store/ingest-runs';
import { upsertInstrument, type StoredInstrument } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { checkRows } from './check-rows';
import { toTask, type CommitContext } from './commit-prepared';
import { coversStored } from './covers-stored';
import { ensureMembers } from './ensure-members';
import type { Prepared } from './prepare-instrument';
import { nameSome } from './left-out';
import { readStoredRows } from './read-stored-rows';
import { recordRun } from './recorded-run';
import { requireRealData } from './require-real-data';
import { createTickerResolver } from './resolve-ticker';
import type { RunProgress, RunReport } from './run-report';

export interface PanelImport {
  readonly store: Store;
  readonly file: string;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly origin: RunOrigin;
  /** Stops between two commits; what was committed stays. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

// One transaction of some 10,000 rows: large enough that its own cost does not count, small enough that what it needs is soon free again.
const securitiesAtOnce = 8;

type Security = readonly [symbol: string, columns: PanelColumns];

function prepareSecurity(request: PanelImport, instrument: StoredInstrument, columns: PanelColumns, stored: ReadonlyMap<string, CloseRow>): Prepared {
  const { rows, rejected } = toPanelRows(columns);
  const checked = checkRows({
    instrument, calendar: request.calendar, now: request.now().toISOString(), source: 'import', rows, stored, mode: 'import', isExplained: coversStored(rows, stored),
  });
  return {
    instrument,
    provider: 'import',
    attempts: 1,
    failures: [],
    rowsSeen: columns.sessions.length + columns.rejected.length,
    rows: checked.rows,
    reason: checked.splitPairs.length > 0 ? 'split' : 'revision',
    findings: [...rejected, ...checked.findings],
    flags: checked.flags,
    sample: null,
  };
}

async function commitSecurities(context: CommitContext, prepared: readonly Prepared[]): Promise<IngestTask[]> {
  const { store, fence, runId } = context;
  const changed = prepared.filter(({ rows }) => rows.length > 0);
  const items = changed.map(({ instrument, rows, reason }) => ({ instrumentId: instrument.id, rows, reason }));
  const results = items.length === 0 ? [] : await commitManyCloses(store, { items, reason: 'import', runId, fence, committedAt: context.now().toISOString() });
  const tasks: IngestTask[] = [];
  for (const item of prepared) tasks.push(await toTask(context, item, results[changed.indexOf(item)] ?? { inserted: 0, revised: 0 }));
  return tasks;
}

function describeOwn(symbol: string, { sessions }: PanelColumns, startedAt: string): IngestTask {
  const counts = { rowsSeen: sessions.length, rowsNew: 0, rowsRevised: 0, rowsQuarantined: 0 };
  return { symbol, provider: 'import', state: 'unchanged', attempts: 1, errorClass: null, message: 'is followed and keeps its own closes', ...counts, startedAt, finishedAt: startedAt };
}

// Recorded under the name of the file: a run keeps a task a symbol.
function describeOddNames(file: string, { oddNames }: Panel, startedAt: string): IngestTask[] {
  if (oddNames.size === 0) return [];
  const rowsSeen = [...oddNames.values()].reduce((sum, lines) => sum + lines, 0);
  const message = `left out what is no symbol: ${nameSome([...oddNames.keys()])}`;
  const counts = { rowsSeen, rowsNew: 0, rowsRevised: 0, rowsQuarantined: 0 };
  return [{ symbol: basename(file), provider: 'import', state: 'unchanged', attempts: 1, errorClass: null, message, ...counts, startedAt, finishedAt: startedAt }];
}

/** An instrument without closes stores what the panel holds. */
async function fitToPanel(store: Store, instrument: StoredInstrument, hasCloses: boolean, basis: Panel['basis']): Promise<StoredInstrument> {
  if (hasCloses || instrument.basis === basis) return instrument;
  const { id: _id, ...input } = instrument;
  return await upsertInstrument(store, { ...input, basis });
}

/**
 * Imports closes of many securities from one file in long format. Unknown symbols become instruments that are not followed;
 * followed ones that have closes keep theirs. A few securities are committed at a time, so that a run that was killed is finished by
 * running it again; importing the same file again changes nothing. The caller holds the writer's lease.
 * @throws SampleMarketHeld, SourceError where the file is no panel or breaks off (nothing is stored then), LeaseLost, the reason of `signal`.
 */
export async function importPanel(request: PanelImport): Promise<RunReport> {
  const { store, file, now, fence, origin, signal, onProgress } = request;
  await requireRealData(store, 'a panel');
  return await recordRun({ store, fence, now, kind: 'import', origin, request: { panel: file } }, async (runId) => {
    const startedAt = now().toISOString();
    const { at: resolve } = await createTickerResolver(store);
    const onRows = (count: number) => onProgress?.({ symbol: basename(file), step: 'fetched', text: `${count} rows read`, finished: 0, total: 1 });
    const panel = await readPanelFile({ file, resolve, signal, onRows });
    const instruments = await ensureMembers(store, panel.securities.keys());
    const withCloses = new Set((await listCoverage(store)).map(({ instrumentId }) => instrumentId));
    const all = [...panel.securities].sort(([one], [other]) => (one < other ? -1 : 1));
    const keepsOwn = ([symbol]: Security): boolean => {
      const known = instruments.get(symbol);
      return known?.tracked === true && withCloses.has(known.id);
    };
    const own = all.filter(keepsOwn);
    const tasks: IngestTask[] = [...describeOddNames(file, panel, startedAt), ...own.map(([symbol, columns]) => describeOwn(symbol, columns, startedAt))];
    const wanted = all.filter((security) => !keepsOwn(security));
    for (let at = 0; at < wanted.length; at += securitiesAtOnce) {
      signal?.throwIfAborted();
      const prepared: Prepared[] = [];
      for (const [symbol, columns] of wanted.slice(at, at + securitiesAtOnce)) {
        const known = instruments.get(symbol);
        if (known === undefined) continue;
        const hasCloses = withCloses.has(known.id);
        const instrument = await fitToPanel(store, known, hasCloses, panel.basis);
        prepared.push(prepareSecurity(request, instrument, columns, hasCloses ? await readStoredRows(store, symbol) : new Map<string, CloseRow>()));
      }
      tasks.push(...(await commitSecurities({ store, fence, runId, startedAt, now }, prepared)));
      const last = tasks.at(-1);
      if (last !== undefined) onProgress?.({ symbol: last.symbol, step: 'stored', text: `${Math.min(at + securitiesAtOnce, wanted.length)} of ${wanted.length} securities`, finished: at + prepared.length, total: wanted.length });
    }
    return tasks;
  });
}
