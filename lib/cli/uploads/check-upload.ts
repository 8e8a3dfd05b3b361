import type { Calendar } from '@/lib/calendar/calendar';
import { SampleMarketHeld } from '@/lib/ingest/commit/require-real-data';
import { BadDefinition } from '@/lib/ingest/define/settle-definition';
import { tryList } from '@/lib/ingest/uploads/try-list';
import { toReadingOptions } from '@/lib/ingest/import/universe-file';
import { hidePlace, nameText, toChosen, unpackUpload } from '@/lib/ingest/uploads/prepare-upload';
import { recogniseUpload } from '@/lib/ingest/uploads/recognise-upload';
import { SourceError } from '@/lib/sources/source-error';
import { parseDatabaseUrl } from '@/lib/store/database-url';
import type { Store } from '@/lib/store/store';
import { findUpload, placeSource, removeBytes, removeUpload, writeCheck } from '@/lib/store/uploads/upload-folder';
import type { DryVerdict, UploadCheck } from '@/lib/uploads/upload-schemas';
import type { RunCommand } from './spawn-cli';
import { toBareVerdict, toVerdict, toWords } from './try-import';

export interface CheckContext {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly now: () => Date;
  /** Where uploads wait. */
  readonly folder: string;
  readonly runCommand: RunCommand;
  readonly signal: AbortSignal;
}

const accepted = 'a text table (CSV, or with semicolons or tabs), gzip or not, or a workbook (.xlsx), of which the first sheet is read';
// How often it is looked whether a file that is being tried is there still.
const lookMs = 500;
// A copy of a store is made, imported into and asked: longer than this is no check any more.
const longestMs = 10 * 60_000;

async function tryWords({ store, runCommand, signal }: CheckContext, words: readonly string[]): Promise<DryVerdict> {
  if (parseDatabaseUrl(store.databaseUrl).provider !== 'sqlite')
    return toBareVerdict(
      'A dry run needs a copy of the store, which one on PostgreSQL does not give. The file is judged when it is imported, and refused then with nothing stored.',
      true,
    );
  const limit = AbortSignal.timeout(longestMs);
  try {
    return toVerdict(await runCommand(['--json', '--wait', '60', ...words, '--dry-run'], AbortSignal.any([signal, limit])));
  } catch (error) {
    signal.throwIfAborted();
    return toBareVerdict(
      limit.aborted
        ? `The dry run took longer than ${longestMs / 60_000} minutes; import the file on the command line.`
        : `The dry run could not be made: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Tries an import as long as its file is there: whoever discards it, or says something else of it, has no use for the verdict. Null where it went. */
async function tryWhileThere(context: CheckContext, id: string, words: readonly string[]): Promise<DryVerdict | null> {
  const gone = new AbortController();
  const look = setInterval(() => {
    void findUpload(context.folder, id).then(
      (upload) => {
        if (upload === null) gone.abort();
      },
      () => undefined,
    );
  }, lookMs);
  try {
    const verdict = await tryWords({ ...context, signal: AbortSignal.any([context.signal, gone.signal]) }, words);
    return (await findUpload(context.folder, id)) === null ? null : verdict;
  } catch (error) {
    if (gone.signal.aborted) return null;
    throw error;
  } finally {
    clearInterval(look);
  }
}

/**
 * Looks at an upload: unpacks it, recognises it and, where nothing is left to be said, tries its import by a dry run of the command line. What
 * was found is written as it is found. Of what is refused the bytes are deleted.
 */
export async function checkUpload(context: CheckContext, id: string): Promise<void> {
  const { store, folder } = context;
  const upload = await findUpload(folder, id);
  if (upload === null) return;
  const conclude = async (check: UploadCheck): Promise<void> => {
    if (check.state === 'refused' || check.state === 'asking') await removeBytes(folder, id);
    await writeCheck(folder, id, check);
  };
  try {
    const unpacked = await unpackUpload(folder, id, upload);
    if (upload.choice.kind === 'list') {
      const found = await tryList(context, unpacked.text, upload.choice);
      await nameText(folder, id, upload, found.recognition);
      await conclude({ state: 'checked', message: null, ...found });
      return;
    }
    const found = await recogniseUpload(store, { ...unpacked, source: placeSource(folder, id) }, upload, toReadingOptions(context));
    if (found === null) throw new SourceError('schema', `${upload.name} holds no table; accepted is ${accepted}`);
    const { recognition } = found;
    const chosen = toChosen(folder, id, upload, recognition);
    if (chosen === null || chosen.kind === 'list' || recognition.questions.length > 0) {
      await conclude({ state: 'asking', message: null, recognition, verdict: null });
      return;
    }
    await nameText(folder, id, upload, recognition);
    await writeCheck(folder, id, { state: 'trying', message: null, recognition, verdict: null });
    const said = await tryWhileThere(context, id, toWords(chosen, upload.choice.dates));
    if (said === null) {
      await removeUpload(folder, id);
      return;
    }
    const verdict = { ...said, lines: said.lines.map((line) => hidePlace(line, folder, id)) };
    await conclude({ state: verdict.isAccepted ? 'checked' : 'refused', message: null, recognition, verdict });
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof SourceError || error instanceof BadDefinition || error instanceof SampleMarketHeld)) throw error;
    await conclude({ state: 'refused', message: hidePlace(error.message, folder, id), recognition: null, verdict: null });
  }
}
