import 'server-only';
import { abandonedMessage, findActiveRun, findUploadRun, type IngestRun } from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';
import { findCheck, findUpload, removeUpload } from '@/lib/store/uploads/upload-folder';
import { getStore } from '../../answers/get-store';
import type { ImportProgress } from '@/lib/uploads/upload-schemas';
import { findScopedEdition } from '../request-scope';
import { guardOperator, requireOperator } from '../guard-operator';
import { HttpError } from '../http-error';
import { queueForWorker, requireWorker } from '../queue-for-worker';
import { parseCommit } from './parse-commit';
import { getUploadFolder } from './receive-upload';

const unknown = () =>
  new HttpError(
    404,
    'unknown_import',
    'No file waits under this id: it was imported, discarded, or waited for its import for half an hour.',
  );

const readyingText = 'Stored. Pages that show it are being made ready.';

/**
 * Whether pages tell what a run has stored: newer data takes the place of older once it is read, and who follows a link before that would find
 * nothing.
 */
function isShown({ dataVersion }: IngestRun): boolean {
  const shown = findScopedEdition()?.state.version;
  return dataVersion === null || shown === undefined || shown >= dataVersion;
}

const againText = 'What it had stored stays; send the file again: nothing is stored twice.';

/** What an import that is queued waits for, in a sentence; null where nothing is before it. */
async function sayWaiting(store: Store, run: IngestRun): Promise<string | null> {
  const before = await findActiveRun(store);
  if (before === null || before.id >= run.id) return null;
  const universe = before.request['universe'];
  if (before.state === 'queued') return `Run ${before.id} was queued before; this import follows it.`;
  return before.kind === 'pull' && before.origin === 'worker' && typeof universe === 'string'
    ? `Run ${before.id} pulls the members of ${universe} and makes way for this import after what it has just asked for.`
    : `Run ${before.id} (${before.kind}) is under way; this import follows it.`;
}

function toRunAnswer({ id, state, message, tasks }: IngestRun): ImportProgress['run'] {
  const sum = (name: 'rowsNew' | 'rowsRevised' | 'rowsQuarantined') => tasks.reduce((total, task) => total + task[name], 0);
  return { run: id, state, message, rowsNew: sum('rowsNew'), rowsRevised: sum('rowsRevised'), rowsQuarantined: sum('rowsQuarantined') };
}

/** What was found in a received file and what importing it would do, as far as the worker is; later the run that imports it. @throws HttpError 401, 403, 404, 503 where it waits for a worker and none lives. */
export async function readImport(request: Request, id: string): Promise<ImportProgress> {
  requireOperator(request, 'Files are imported');
  const [folder, store] = [getUploadFolder(), await getStore()];
  const upload = await findUpload(folder, id);
  const [check, run] = [
    upload === null ? null : await findCheck(folder, id),
    /^[0-9a-f]{32}$/.test(id) ? await findUploadRun(store, id) : null,
  ];
  if (upload === null && run === null) throw unknown();
  const isReadying = run !== null && !isShown(run);
  const state = isReadying ? 'running' : (run?.state ?? check?.state ?? 'received');
  if (state === 'received' || state === 'trying' || state === 'queued') await requireWorker(store);
  const waiting = run?.state === 'queued' ? await sayWaiting(store, run) : null;
  const broken = run?.message === abandonedMessage ? `${run.message} ${againText}` : null;
  return {
    id,
    state,
    name: upload?.name ?? null,
    bytes: upload?.bytes ?? null,
    message: isReadying ? readyingText : (broken ?? run?.message ?? waiting ?? check?.message ?? null),
    recognition: check?.recognition ?? null,
    verdict: check?.verdict ?? null,
    run: run === null ? null : toRunAnswer(run),
  };
}

/**
 * Queues the import of a file that was tried, exactly as it was tried.
 * @throws HttpError 401, 403, 429, 400, 404; 409 where it was not tried, is refused, or is being imported; 503 where no worker lives.
 */
export async function commitImport(request: Request, id: string): Promise<{ readonly run: number; readonly state: string }> {
  await guardOperator(request, 'Files are imported');
  await parseCommit(request);
  const [folder, store] = [getUploadFolder(), await getStore()];
  const upload = await findUpload(folder, id);
  if (upload === null) throw unknown();
  const check = await findCheck(folder, id);
  const verdict = check?.state === 'checked' ? check.verdict : null;
  const kind = check?.recognition?.kind ?? null;
  if (verdict === null || kind === null)
    throw new HttpError(
      409,
      'not_checked',
      'The file has not been tried yet, or waits for an answer: look at GET /api/v1/imports/{id} first.',
    );
  if (!verdict.isAccepted) throw new HttpError(409, 'refused', 'The file is refused; its verdict says why. Nothing was stored.');
  if ((await findUploadRun(store, id)) !== null) throw new HttpError(409, 'run_active', 'This file is being imported already.');
  const run = await queueForWorker(store, { kind: 'import', request: { upload: id, file: upload.name, kind } });
  return { run: run.id, state: run.state };
}

/** Deletes a received file. @throws HttpError 401, 403, 404, 409 while its import is queued or running. */
export async function discardImport(request: Request, id: string): Promise<void> {
  await guardOperator(request, 'Files are imported');
  const folder = getUploadFolder();
  if ((await findUpload(folder, id)) === null) throw unknown();
  const run = await findUploadRun(await getStore(), id);
  if (run?.state === 'queued' || run?.state === 'running')
    throw new HttpError(409, 'run_active', `Run ${run.id} imports it; it cannot be discarded any more.`);
  await removeUpload(folder, id);
}
