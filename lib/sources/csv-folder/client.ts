import 'server-only';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { decodeText } from '../files/decode-text';
import { toFileSymbol } from '../files/file-symbol';
import { mapCloses, type FileCloses, type ReadingOptions } from '../files/map-closes';
import { SourceError } from '../source-error';
import { symbolSchema } from './schema';

export interface ReadCsvFile extends FileCloses {
  readonly kind: 'read';
  readonly file: string;
  readonly symbol: string;
}

/** A file that cannot be used at all, and why; the others go on. */
export interface RefusedCsvFile {
  readonly kind: 'refused';
  readonly file: string;
  readonly symbol: string | null;
  readonly reason: string;
}

export type CsvFile = ReadCsvFile | RefusedCsvFile;

const fileCapBytes = 64 * 1024 * 1024;

async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > fileCapBytes) throw new RangeError(`the file is larger than ${fileCapBytes} bytes`);
  return decodeText(await readFile(path));
}

function requireOne({ tickers }: FileCloses): void {
  if (tickers.length > 1)
    throw new RangeError(`it holds ${tickers.length} securities (${tickers.slice(0, 5).join(', ')}); import it with --panel`);
}

async function readCsvFile(path: string, options: ReadingOptions): Promise<CsvFile> {
  const file = basename(path);
  const name = toFileSymbol(file);
  if (name === null)
    return {
      kind: 'refused',
      file,
      symbol: null,
      reason: 'the name says nothing about its security; call it after the symbol, as SPX.csv',
    };
  const symbol = symbolSchema.safeParse(name);
  if (!symbol.success) {
    return { kind: 'refused', file, symbol: null, reason: symbol.error.issues.map(({ message }) => message).join('; ') };
  }
  try {
    const closes = mapCloses(await readText(path), options);
    requireOne(closes);
    return { kind: 'read', file, symbol: symbol.data, ...closes };
  } catch (error) {
    return { kind: 'refused', file, symbol: symbol.data, reason: error instanceof Error ? error.message : String(error) };
  }
}

const isCsv = (name: string): boolean => name.toLowerCase().endsWith('.csv') && !name.startsWith('.');

/**
 * Paths of the `.csv` files in a folder, in order; of such a file itself, it alone.
 * @throws SourceError `not_found` when there is none.
 */
export async function listCsvFiles(path: string): Promise<readonly string[]> {
  let names: string[];
  try {
    if (isCsv(basename(path)) && (await stat(path)).isFile()) return [path];
    names = await readdir(path);
  } catch (cause) {
    throw new SourceError('not_found', `"${path}" cannot be read; give a file named <SYMBOL>.csv, or a folder that holds some`, { cause });
  }
  const files = names.filter(isCsv).sort();
  if (files.length === 0) throw new SourceError('not_found', `"${path}" holds no file named <SYMBOL>.csv`);
  return files.map((name) => join(path, name));
}

/**
 * Reads every `<SYMBOL>.csv` of a folder, or one such file, one at a time, so that each can be stored before the next is read. Of two
 * files that name one symbol (`spx.csv`, `SPX.csv`) the second is refused.
 * @throws SourceError `not_found` when there is nothing to read.
 */
export async function* readCsvFolder(path: string, options: ReadingOptions = {}): AsyncGenerator<CsvFile> {
  const seen = new Map<string, string>();
  for (const file of await listCsvFiles(path)) {
    const read = await readCsvFile(file, options);
    const other = read.symbol === null ? undefined : seen.get(read.symbol);
    if (read.symbol !== null) seen.set(read.symbol, read.file);
    yield other === undefined ? read : { kind: 'refused', file: read.file, symbol: read.symbol, reason: `${other} names the same symbol` };
  }
}
