import { copyFile, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { nameColumns } from '@/lib/sources/files/name-columns';
import { isWorkbook } from '@/lib/sources/files/read-workbook';
import { unpackText } from '@/lib/sources/files/unpack-text';
import { workbookLimits } from '@/lib/sources/files/unpack-workbook';
import { readWorkbookText } from '@/lib/sources/files/workbook-text';
import { SourceError } from '@/lib/sources/source-error';
import type { TextOrigin } from '@/lib/sources/recognise/file-shapes';
import { readHeadOf } from '@/lib/sources/recognise/read-head';
import { placeSource, placeUpload } from '@/lib/store/uploads/upload-folder';
import type { ImportKind, Recognition, Upload } from '@/lib/uploads/upload-schemas';
import type { ChosenImport } from '../import/import-chosen';
import { dropEndings } from './guess-target';

// Columns are named in a text that is held whole.
const namedBytes = 64 * 1024 * 1024;
const folderName = 'file';

/** Where the text of an upload lies, unpacked; nothing else is in its folder. */
function placeText(folder: string, id: string): string {
  return join(placeUpload(folder, id), folderName, 'text');
}

async function isWorkbookFile(path: string): Promise<boolean> {
  const { size } = await stat(path);
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    if (!isWorkbook(buffer)) return false;
  } finally {
    await handle.close();
  }
  // Its reader holds it whole.
  if (size > workbookLimits.packedBytes)
    throw new SourceError(
      'schema',
      `The workbook is larger than ${workbookLimits.packedBytes / 1024 / 1024} MiB; save it as CSV. Nothing was stored.`,
    );
  return true;
}

/** A received file as a plain text, and how that came. */
export interface UnpackedUpload {
  readonly text: string;
  readonly origin: TextOrigin;
}

/** Writes what was received, a workbook or a text, as a plain text, its columns called what its sender says they are, and answers where. @throws SourceError beyond the limits, or where the names do not fit. */
export async function unpackUpload(folder: string, id: string, { name, choice }: Upload): Promise<UnpackedUpload> {
  const text = placeText(folder, id);
  await rm(join(placeUpload(folder, id), folderName), { recursive: true, force: true });
  await mkdir(join(placeUpload(folder, id), folderName), { mode: 0o700 });
  const source = placeSource(folder, id);
  const isBook = await isWorkbookFile(source);
  if (isBook) await writeFile(text, await readWorkbookText(name, await readFile(source)), { flag: 'wx', mode: 0o600 });
  else await unpackText(source, text, name);
  const { columns } = choice;
  if (columns === undefined || columns.every((column) => column === '')) return { text, origin: isBook ? 'workbook' : 'text' };
  const { size } = await stat(text);
  if (size > namedBytes)
    throw new SourceError('schema', `${name} is larger than ${namedBytes / 1024 / 1024} MiB: name its columns in the file itself.`);
  try {
    const bytes = await readFile(text);
    const head = readHeadOf(bytes, columns.length);
    if (head === null) throw new RangeError(`no line has the ${columns.length} columns that were named`);
    await writeFile(text, nameColumns(bytes, head, columns), { mode: 0o600 });
  } catch (error) {
    if (error instanceof RangeError) throw new SourceError('schema', `${name}: ${error.message}. Nothing was stored.`, { cause: error });
    throw error;
  }
  return { text, origin: 'named' };
}

/** A name for a file that the command line reads: of its sender's name nothing but letters, digits, dots and dashes, of closes the symbol. A fund's file keeps its ending. */
function toFileName(kind: ImportKind, { name }: Upload, symbol: string | null): string {
  if (kind === 'closes') return `${symbol ?? ''}.csv`;
  const isAsCame = kind === 'holdings';
  const letters = (isAsCame ? name : dropEndings(name))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '');
  const plain = Array.from(letters).slice(-60).join('');
  if (isAsCame && plain !== '') return plain;
  return `${plain === '' ? 'file' : plain}.csv`;
}

/** The import of an upload as it was recognised; null while something is still to be said. */
export function toChosen(folder: string, id: string, upload: Upload, { kind, symbol, universe, series }: Recognition): ChosenImport | null {
  if (kind === null || (kind === 'closes' && symbol === null)) return null;
  const own = join(placeUpload(folder, id), folderName);
  if (kind === 'closes') return { kind, folder: own };
  const file = join(own, toFileName(kind, upload, symbol));
  if (kind === 'panel' || kind === 'events') return { kind, file };
  if (kind === 'list')
    return universe === null ? null : { kind, universeId: universe, file, name: upload.choice.title, indexSymbol: upload.choice.index };
  if (kind === 'series') return series === null ? null : { kind, seriesId: series, file };
  return universe === null ? null : { kind, universeId: universe, file };
}

/** Calls the text of an upload what its import expects; a fund's file is imported as it came. */
export async function nameText(folder: string, id: string, upload: Upload, { kind, symbol }: Recognition): Promise<void> {
  if (kind === null) return;
  const named = join(placeUpload(folder, id), folderName, toFileName(kind, upload, symbol));
  if (kind !== 'holdings') {
    await rename(placeText(folder, id), named);
    return;
  }
  await rm(placeText(folder, id));
  await copyFile(placeSource(folder, id), named);
}

/** A message without the place where files wait, which is nobody's business: the file alone. */
export function hidePlace(text: string, folder: string, id: string): string {
  const own = join(placeUpload(folder, id), folderName);
  return text
    .replaceAll(`"${placeText(folder, id)}"`, 'The file')
    .replaceAll(`${own}${sep}`, '')
    .replaceAll(own, 'the file')
    .replaceAll(placeSource(folder, id), 'the file');
}
