import 'server-only';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getEnv } from '@/lib/env';
import { countWaiting, describeUpload, findUploadFolder, openUpload, placeSource, removeUpload } from '@/lib/store/uploads/upload-folder';
import { sweepEnded, uploadTtlMs } from '@/lib/store/uploads/sweep-ended';
import { importChoiceSchema, type ImportChoice } from '@/lib/uploads/upload-schemas';
import { getStore } from '../../answers/get-store';
import { guardOperator } from '../guard-operator';
import { HttpError, toBadRequest } from '../http-error';
import { requireWorker } from '../queue-for-worker';

const mebibyte = 1024 * 1024;
const mostWaiting = 8;
const longestName = 120;

/** The folder of this process's uploads. */
export function getUploadFolder(): string {
  const { DATABASE_URL, IMPORT_FOLDER } = getEnv();
  return findUploadFolder(DATABASE_URL, IMPORT_FOLDER);
}

/** What is accepted, in words. */
export function describeAccepted(): string {
  return `a file of at most ${getEnv().IMPORT_MAX_MIB} MiB: CSV or another text table, gzip or not, or a workbook (.xlsx)`;
}

// A name is shown and gives a first guess: without what moves a cursor or turns text around.
function readName(given: string | null): string {
  const name =
    (given ?? '')
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/[\p{C}]/gu, '')
      .trim()
      .slice(-longestName) ?? '';
  return name === '' ? 'file' : name;
}

function readChoice(query: URLSearchParams): ImportChoice {
  const known = ['kind', 'symbol', 'universe', 'series', 'title', 'index', 'dates'].flatMap((name): [string, string][] => {
    const value = query.get(name);
    return value === null || value === '' ? [] : [[name, value]];
  });
  const columns = query.get('columns');
  const parsed = importChoiceSchema.safeParse({
    ...Object.fromEntries(known),
    ...(columns === null ? {} : { columns: columns.split(',') }),
  });
  if (parsed.success) return parsed.data;
  throw toBadRequest(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}

/** Writes a body to a file as it comes. @throws HttpError 413 as soon as it is too large, 400 where it is empty or breaks off. */
async function writeBody(request: Request, path: string): Promise<number> {
  const most = getEnv().IMPORT_MAX_MIB * mebibyte;
  const tooLarge = new HttpError(413, 'too_large', `The file is too large; accepted is ${describeAccepted()}. Nothing was kept.`);
  const declared = request.headers.get('content-length');
  if (Number(declared ?? 0) > most) throw tooLarge;
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      done(bytes > most ? tooLarge : null, chunk);
    },
  });
  if (request.body === null) throw new HttpError(400, 'empty', `The file is empty; accepted is ${describeAccepted()}.`);
  try {
    await pipeline(request.body, limit, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    if (error instanceof HttpError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      throw new HttpError(507, 'disk_full', 'The disk is full; nothing was kept.');
    throw new HttpError(400, 'broken_off', 'The file broke off on its way; send it again. Nothing was kept.');
  }
  if (bytes === 0) throw new HttpError(400, 'empty', `The file is empty; accepted is ${describeAccepted()}.`);
  if (declared !== null && Number(declared) !== bytes)
    throw new HttpError(400, 'broken_off', `${bytes} bytes of ${declared} arrived; send the file again. Nothing was kept.`);
  return bytes;
}

/**
 * Receives a file as the body of a request, to be looked at by the worker; nothing of it is stored. Its query says what a person knows of it.
 * @throws HttpError 401, 403, 429, 400 for a bad choice or an empty body, 413, 409 while many wait, 503 where no worker lives: nothing is kept then.
 */
export async function receiveUpload(request: Request): Promise<{ readonly id: string; readonly state: 'received' }> {
  await guardOperator(request, 'Files are imported');
  const query = new URL(request.url).searchParams;
  const choice = readChoice(query);
  const [store, folder] = [await getStore(), getUploadFolder()];
  await requireWorker(store);
  await sweepEnded(store, folder);
  if ((await countWaiting(folder)) >= mostWaiting)
    throw new HttpError(
      409,
      'too_many_waiting',
      `${mostWaiting} files wait already; import or discard one of them first. Those that are not are deleted after ${uploadTtlMs / 60_000} minutes.`,
    );
  const id = await openUpload(folder);
  try {
    const bytes = await writeBody(request, placeSource(folder, id));
    await describeUpload(folder, id, { name: readName(query.get('name')), bytes, receivedAt: new Date().toISOString(), choice });
    return { id, state: 'received' };
  } catch (error) {
    await removeUpload(folder, id);
    throw error;
  }
}
