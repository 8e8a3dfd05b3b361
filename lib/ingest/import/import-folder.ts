import { findDefaultSeries } from '@/lib/market/series/default-series';
import { listCsvFiles, readCsvFolder, type CsvFile, type ReadCsvFile } from '@/lib/sources/csv-folder/client';
import { toFileSymbol } from '@/lib/sources/files/file-symbol';
import type { CloseRow } from '@/lib/store/close-row';
import { getDataVersion } from '@/lib/store/data-version';
import type { IngestTask } from '@/lib/store/ingest-runs';
import { listAnyInstruments, listInstruments, type StoredInstrument } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { commitPrepared, type CommitContext } from '../commit/commit-prepared';
import { describeUnknown, findDefault } from '../securities/default-instruments';
import type { FileImport } from './file-import';
import { toReadingOptions } from './universe-file';
import { toImportTask } from './import-task';
import { judgeSecurity, type JudgedSecurity } from './judge-security';
import type { Prepared } from '../pull/prepared';
import { readStoredRows } from '../commit/read-stored-rows';
import { recordRun } from '../commit/record-run';
import { createTickerResolver, type TickerResolver } from '../securities/resolve-ticker';
import type { RunReport } from '../commit/run-report';

export interface FolderImport extends FileImport {
  readonly folder: string;
}

// No id yet: the commit creates the instrument.
const notStored = 0;

/** A file that is not stored, under the security that it would have been. */
interface Refusal {
  readonly kind: 'refused';
  readonly file: string;
  readonly symbol: string | null;
  readonly reason: string;
  readonly rowsSeen: number;
}

type FileOutcome = Refusal | Extract<JudgedSecurity, { kind: 'accepted' }>;

/** The security that a file is about: its name's, or the one that the name became. @throws RangeError where it is several, or another one than its rows say. */
function resolveFile(file: ReadCsvFile, resolver: TickerResolver): string {
  const named = (ticker: string) => [...new Set(file.rows.map(({ session }) => resolver.at(ticker, session)))];
  const [symbol = file.symbol, ...others] = named(file.symbol);
  if (others.length > 0)
    throw new RangeError(
      `${file.symbol} was the ticker of ${symbol} first and ${others.join(', then ')} later: give the closes of each in a file of its own`,
    );
  const told = file.tickers.map((ticker) => toFileSymbol(ticker) ?? ticker).find((ticker) => !named(ticker).includes(symbol));
  if (told !== undefined && file.rows.length > 0) throw new RangeError(`its rows are of ${told}, its name says ${file.symbol}`);
  return symbol;
}

function describeNotes(file: ReadCsvFile): string[] {
  const missing = file.missing.length > 0 ? [`${file.missing.length} dates without a close: ${file.missing.slice(0, 5).join(', ')}`] : [];
  return [...file.notes, ...missing, ...file.flagged.map((row) => `${row.session} ${row.reason}`)];
}

interface Folder {
  readonly simulated: boolean;
  readonly known: ReadonlyMap<string, StoredInstrument>;
  readonly resolver: TickerResolver;
}

async function openFolder(store: Store): Promise<Folder> {
  const { simulated } = await getDataVersion(store);
  const listed = await (simulated ? listInstruments(store) : listAnyInstruments(store));
  return {
    simulated,
    known: new Map(listed.map((instrument) => [instrument.symbol, instrument])),
    resolver: await createTickerResolver(store),
  };
}

async function judgeOne(request: FolderImport, { simulated, known, resolver }: Folder, file: ReadCsvFile): Promise<FileOutcome> {
  const symbol = resolveFile(file, resolver);
  if (!known.has(symbol) && findDefaultSeries(symbol) !== undefined)
    throw new RangeError(`${symbol} is a series that is not prices, and no security: npm run data -- import --series ${symbol} <file>`);
  const stored = simulated || !known.has(symbol) ? new Map<string, CloseRow>() : await readStoredRows(request.store, symbol);
  // A file of its own says that the instrument is followed.
  const base = { ...(known.get(symbol) ?? { ...(findDefault(symbol) ?? describeUnknown(symbol)), id: notStored }), tracked: true };
  const judged = judgeSecurity({
    known: base,
    calendar: request.calendar,
    now: request.now,
    rows: file.rows,
    stored,
    rejected: file.rejected.map(({ line, session, reason, raw }) => ({ line, session, reason, row: `line ${line}: ${raw}` })),
    lineOf: file.lineOf,
    notes: describeNotes(file),
    force: request.force,
  });
  return judged.kind === 'refused' ? { ...judged, file: file.file, symbol } : judged;
}

/** Judges the files of a folder one after the other; nothing is stored. */
async function* judgeFolder(request: FolderImport, folder: Folder): AsyncGenerator<FileOutcome> {
  const seen = new Map<string, string>();
  const refuse = (file: CsvFile, symbol: string | null, reason: string): Refusal => ({
    kind: 'refused',
    file: file.file,
    symbol,
    reason,
    rowsSeen: 0,
  });
  for await (const file of readCsvFolder(request.folder, toReadingOptions(request))) {
    request.signal?.throwIfAborted();
    if (file.kind === 'refused') {
      yield refuse(file, file.symbol, file.reason);
      continue;
    }
    try {
      const symbol = resolveFile(file, folder.resolver);
      const other = seen.get(symbol);
      seen.set(symbol, other ?? file.file);
      yield other === undefined
        ? await judgeOne(request, folder, file)
        : refuse(file, file.symbol, `${other} is of the same security, ${symbol}`);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      yield refuse(file, file.symbol, error.message);
    }
  }
}

// Named after its file where another file has the symbol already: a run keeps one task per symbol.
function refusedTask({ file, symbol, reason, rowsSeen }: Refusal, seen: ReadonlySet<string>, startedAt: string): IngestTask {
  const name = symbol === null || seen.has(symbol) ? file : symbol;
  return toImportTask(name, 'failed', `${file}: ${reason}. Nothing of it was stored.`, rowsSeen, startedAt);
}

/**
 * Imports every `<SYMBOL>.csv` of a folder: real closes that someone vouches for. Each file is judged whole first and stored whole or not at
 * all, but for single rows that wait in quarantine. Unknown instruments are created; file after file is committed, or all at once where
 * they replace the sample market. Importing the same files again changes nothing. The caller holds the writer's lease.
 * @throws SourceError `not_found` when the folder has no files, LeaseLost, the reason of `signal`.
 */
export async function importFolder(request: FolderImport): Promise<RunReport> {
  const { store, folder, now, fence, origin, runId: claimed, onProgress, force } = request;
  const total = (await listCsvFiles(folder)).length;
  const opened = await openFolder(store);
  const asked = { folder, ...(force === undefined ? {} : { force }) };
  return await recordRun({ store, fence, now, origin, kind: 'import', request: asked, runId: claimed }, async (runId) => {
    const startedAt = now().toISOString();
    const tasks: IngestTask[] = [];
    const collected: Prepared[] = [];
    const seen = new Set<string>();
    const report = (task: IngestTask, text: string) =>
      onProgress?.({
        symbol: task.symbol,
        step: task.state === 'failed' ? 'failed' : 'stored',
        text,
        finished: Math.min(tasks.length, total),
        total,
      });
    const onTask = (task: IngestTask) => {
      tasks.push(task);
      report(
        task,
        task.message !== null && task.state === 'failed'
          ? task.message
          : `${task.rowsNew} new, ${task.rowsRevised} revised, ${task.rowsQuarantined} in quarantine`,
      );
    };
    const context: CommitContext = { store, fence, runId, startedAt, now, onTask };
    for await (const outcome of judgeFolder(request, opened)) {
      if (outcome.kind === 'refused') {
        onTask(refusedTask(outcome, seen, startedAt));
        if (outcome.symbol !== null) seen.add(outcome.symbol);
        continue;
      }
      seen.add(outcome.prepared.instrument.symbol);
      if (opened.simulated) collected.push(outcome.prepared);
      else await commitPrepared(context, [], [outcome.prepared]);
    }
    if (opened.simulated) await commitPrepared(context, [...opened.known.values()], collected);
    return tasks;
  });
}
