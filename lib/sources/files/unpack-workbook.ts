import { Unzip, UnzipInflate, zipSync, type Zippable } from 'fflate';
import { SourceError } from '../source-error';

/** What a workbook may be: several times the largest list of holdings that a fund publishes. */
export interface WorkbookLimits {
  readonly packedBytes: number;
  /** All parts together, unpacked. */
  readonly unpackedBytes: number;
  readonly parts: number;
  readonly rows: number;
  readonly columns: number;
}

export const workbookLimits: WorkbookLimits = {
  packedBytes: 8 * 1024 * 1024,
  unpackedBytes: 16 * 1024 * 1024,
  parts: 200,
  rows: 50_000,
  columns: 200,
};

// Fed in small pieces, so that what one piece can blow up to stays bounded (a thousand times at most) before it is counted.
const pieceBytes = 8 * 1024;
// The record at the end of an archive: its mark, and after 20 bytes the length of a comment that ends the file.
const [endMark, endBytes, longestComment] = [0x06054b50, 22, 65_535];

function hasEnd(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - endBytes; at >= Math.max(0, bytes.length - endBytes - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endMark && at + endBytes + view.getUint16(at + 20, true) === bytes.length) return true;
  }
  return false;
}

function unpack(source: string, bytes: Uint8Array, limits: WorkbookLimits): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  const finished = new Set<string>();
  let total = 0;
  const refuse = (text: string): never => {
    throw new SourceError('schema', `${source}: the workbook ${text}`);
  };
  const unzip = new Unzip((file) => {
    if (parts.has(file.name)) refuse(`has two parts named ${JSON.stringify(file.name.slice(0, 80))}`);
    if (parts.size >= limits.parts) refuse(`has more than ${limits.parts} parts`);
    const pieces: Uint8Array[] = [];
    parts.set(file.name, pieces);
    file.ondata = (error, piece, isLast) => {
      if (error !== null) throw error;
      total += piece.length;
      if (total > limits.unpackedBytes) refuse(`unpacks to more than ${limits.unpackedBytes} bytes`);
      pieces.push(piece);
      if (isLast) finished.add(file.name);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += pieceBytes) unzip.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length);
  if (parts.size === 0 || finished.size < parts.size) throw new SourceError('transient', `${source}: the workbook breaks off`);
  return new Map([...parts].map(([name, pieces]) => [name, Buffer.concat(pieces)]));
}

function columnNumber(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Every cell's address is within the limits: one far away would have a reader make all the empty rows and columns before it. */
function checkAddresses(source: string, text: string, limits: WorkbookLimits): void {
  for (const [, address = ''] of text.matchAll(/\sr\s*=\s*["']([^"']*)["']/g)) {
    const [, letters = '', digits = ''] = /^([A-Za-z]{0,3})(\d{1,7})$/.exec(address) ?? [];
    const isNear = digits !== '' && Number(digits) <= limits.rows && columnNumber(letters) <= limits.columns;
    if (!isNear)
      throw new SourceError(
        'schema',
        `${source}: the workbook has a cell at ${JSON.stringify(address.slice(0, 20))}; at most ${limits.rows} rows and ${limits.columns} columns are read`,
      );
  }
}

/**
 * A workbook packed anew from what its parts hold, so that a reader opens nothing but what was counted here, whatever the file's own
 * directory says of sizes and names.
 * @throws SourceError `schema` beyond the limits or where it is no workbook, `transient` where it breaks off.
 */
export function repackWorkbook(source: string, bytes: Uint8Array, limits: WorkbookLimits = workbookLimits): Uint8Array {
  if (bytes.length > limits.packedBytes)
    throw new SourceError('schema', `${source}: the workbook has more than ${limits.packedBytes} bytes`);
  if (!hasEnd(bytes)) throw new SourceError('transient', `${source}: the workbook breaks off`);
  let parts: Map<string, Uint8Array>;
  try {
    parts = unpack(source, bytes, limits);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(
      'schema',
      `${source}: the workbook cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
  const packed: Zippable = {};
  for (const [name, content] of parts) {
    if (!/\.(xml|rels)$/i.test(name)) continue;
    const text = new TextDecoder().decode(content);
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new SourceError('schema', `${source}: a part of the workbook declares entities of its own`);
    // Whichever part the workbook calls its sheet.
    if (text.includes('sheetData')) checkAddresses(source, text, limits);
    packed[name] = [content, { level: 0 }];
  }
  return zipSync(packed);
}
