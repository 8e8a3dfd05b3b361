import type { Calendar } from '@/lib/calendar/calendar';
import { listCsvFiles, readCsvFolder, type CsvFile, type ReadCsvFile } from '@/lib/sources/csv-folder/client';
import type { CloseRow, Fence } from '@/lib/store/close-row';
import { getDataVersion } from '@/lib/store/data-version';
import type { IngestTask, RunOrigin } from '@/lib/store/ingest-runs';
import { listAnyInstruments, listInstruments, type StoredInstrument } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { checkRows } from './check-rows';
import { detectBasis } from './checks/detect-basis';
import { commitPrepared, type CommitContext } from './commit-prepared';
import { coversStored } from './covers-stored';
import { describeUnknown, findDefault } from './default-instruments';
import type { Prepared } from './prepare-instrument';
import { readStoredRows } from './read-stored-rows';
import { recordRun } from './recorded-run';
import type { RunProgress, RunReport } from './run-report';

export interface ImportRequest {
  readonly store: Store;
  readonly folder: string;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly origin: RunOrigin;
  /** Stops between two files; what was committed stays. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

// No id yet: the commit creates the instrument.
const notStored = 0;

function describeInstrument(known: ReadonlyMap<string, StoredInstrument>, file: ReadCsvFile, isEmpty: boolean): StoredInstrument {
  const stored = known.get(file.symbol);
  const base = stored ?? { ...(findDefault(file.symbol) ?? describeUnknown(file.symbol)), id: notStored };
  // A file of its own says that the instrument is followed.
  const followed = { ...base, tracked: true };
  return isEmpty && file.rows.length > 0 ? { ...followed, basis: detectBasis(file.rows) } : followed;
}

function prepareFile(request: ImportRequest, instrument: StoredInstrument, file: ReadCsvFile, stored: ReadonlyMap<string, CloseRow>): Prepared {
  const { calendar, now } = request;
  const checked = checkRows({
    instrument,
    calendar,
    now: now().toISOString(),
    source: 'import',
    rows: file.rows,
    stored,
    mode: 'import',
    isExplained: coversStored(file.rows, stored),
  });
  const rejected = file.rejected.map((line) => ({ session: line.session, reason: line.reason, row: `line ${line.line}: ${line.raw}` }));
  const missing = file.missing.length > 0 ? [`${file.missing.length} dates without a close: ${file.missing.slice(0, 5).join(', ')}`] : [];
  return {
    instrument,
    provider: 'import',
    attempts: 1,
    failures: [],
    rowsSeen: file.rows.length + file.rejected.length,
    rows: checked.rows,
    reason: checked.splitPairs.length > 0 ? 'split' : 'revision',
    findings: [...rejected, ...checked.findings],
    flags: [...missing, ...file.flagged.map((row) => `${row.session} ${row.reason}`), ...checked.flags],
    sample: null,
  };
}

// Named after its file where another file has the symbol already: a run keeps one task per symbol.
function refusedTask(file: Exclude<CsvFile, ReadCsvFile>, seen: ReadonlySet<string>, startedAt: string): IngestTask {
  const symbol = file.symbol === null || seen.has(file.symbol) ? file.file : file.symbol;
  const counts = { rowsSeen: 0, rowsNew: 0, rowsRevised: 0, rowsQuarantined: 0 };
  return { symbol, provider: 'import', state: 'failed', attempts: 1, errorClass: 'schema', message: `${file.file}: ${file.reason}`, ...counts, startedAt, finishedAt: startedAt };
}

/**
 * Imports every `<SYMBOL>.csv` of a folder: real closes that someone vouches for. Unknown instruments are created; file after
 * file is committed, or all at once where they replace the sample market. Importing the same files again changes nothing.
 * The caller holds the writer's lease.
 * @throws SourceError `not_found` when the folder has no files, LeaseLost, the reason of `signal`.
 */
export async function importFolder(request: ImportRequest): Promise<RunReport> {
  const { store, folder, now, fence, origin, signal, onProgress } = request;
  const total = (await listCsvFiles(folder)).length;
  const { simulated } = await getDataVersion(store);
  const known = new Map((await (simulated ? listInstruments(store) : listAnyInstruments(store))).map((instrument) => [instrument.symbol, instrument]));
  return await recordRun({ store, fence, now, origin, kind: 'import', request: { folder } }, async (runId) => {
    const startedAt = now().toISOString();
    const tasks: IngestTask[] = [];
    const collected: Prepared[] = [];
    const seen = new Set<string>();
    const report = (task: IngestTask, text: string) => onProgress?.({ symbol: task.symbol, step: task.state === 'failed' ? 'failed' : 'stored', text, finished: Math.min(tasks.length, total), total });
    const onTask = (task: IngestTask) => {
      tasks.push(task);
      report(task, task.message !== null && task.state === 'failed' ? task.message : `${task.rowsNew} new, ${task.rowsRevised} revised, ${task.rowsQuarantined} in quarantine`);
    };
    const context: CommitContext = { store, fence, runId, startedAt, now, onTask };
    for await (const file of readCsvFolder(folder)) {
      signal?.throwIfAborted();
      if (file.kind === 'refused') {
        onTask(refusedTask(file, seen, startedAt));
        continue;
      }
      seen.add(file.symbol);
      const stored = simulated || !known.has(file.symbol) ? new Map<string, CloseRow>() : await readStoredRows(store, file.symbol);
      const prepared = prepareFile(request, describeInstrument(known, file, stored.size === 0), file, stored);
      if (simulated) collected.push(prepared);
      else await commitPrepared(context, [], [prepared]);
    }
    if (simulated) await commitPrepared(context, [...known.values()], collected);
    return tasks;
  });
}
