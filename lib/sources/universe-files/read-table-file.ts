import 'server-only';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { parseTable, type Table } from '../parse-table';
import { SourceError } from '../source-error';

const capBytes = 64 * 1024 * 1024;
const unpack = promisify(gunzip);

/** Whether bytes begin as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function readBytes(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > capBytes) throw new RangeError(`it is larger than ${capBytes} bytes`);
  const bytes = await readFile(file);
  return isGzip(bytes) ? await unpack(bytes, { maxOutputLength: capBytes * 4 }) : bytes;
}

/** A comma-separated file, gzip or not, as header and rows. @throws SourceError `not_found` or `schema` when it cannot be read as text. */
export async function readTableFile(file: string): Promise<Table> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file);
  } catch (cause) {
    throw new SourceError('not_found', `"${file}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  try {
    return parseTable(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new SourceError('schema', `"${file}" is not UTF-8 text with comma-separated values: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
