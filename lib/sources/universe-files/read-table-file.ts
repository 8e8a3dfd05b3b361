import 'server-only';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findColumns, listDoubled, usualName, usualNames, type ColumnName } from '../files/columns';
import { decodeText } from '../files/decode-text';
import { detectDates, isSomeDate } from '../files/detect-dates';
import { detectNumbers, readNumber } from '../files/detect-numbers';
import { findTable, firstLine, type FileTable } from '../files/find-table';
import type { ReadingOptions } from '../files/map-closes';
import { refuseUnreadable } from '../files/refuse-unreadable';
import { delimiters, splitLine } from '../files/split-text';
import { SourceError } from '../source-error';
import { refuseFaults } from './refuse-file';

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

/** What a file holds, unpacked where it is gzip. @throws SourceError `not_found` where it cannot be read. */
export async function readFileBytes(file: string): Promise<Uint8Array> {
  try {
    return await readBytes(file);
  } catch (cause) {
    throw (
      refuseUnreadable(file, cause) ??
      new SourceError('not_found', `"${file}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    );
  }
}

/** The text of a file, gzip or not, in whatever encoding it is written. @throws SourceError `not_found` or `schema` when it is none. */
export async function readTableText(file: string): Promise<string> {
  const bytes = await readFileBytes(file);
  try {
    return decodeText(bytes);
  } catch (cause) {
    throw new SourceError('schema', `"${file}": ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The columns that a file may have; every set of `required` makes it one that can be read. */
export interface TableRequest<Name extends ColumnName> {
  readonly file: string;
  readonly wanted: readonly Name[];
  readonly required: readonly (readonly NoInfer<Name>[])[];
  readonly accepted: string;
  readonly options: ReadingOptions;
  /** A header cell as the usual name of its column, where a file may head it with a name of its own; itself if left out. */
  readonly spell?: (cell: string) => string;
}

/** A table whose columns, dates and numbers can be read. */
export interface NamedTable<Name extends ColumnName> extends FileTable {
  readonly has: (name: Name) => boolean;
  /** Empty where the file does not have the column. */
  readonly cell: (cells: readonly string[], name: Name) => string;
  /** The dates of some columns, which share one form. @throws SourceError where there are several readings, or none. */
  readonly dates: (...names: readonly Name[]) => (text: string) => SessionDate | null;
  /** Numbers as the given cells are written. @throws SourceError where there are several readings. */
  readonly numbers: (texts: Iterable<string>) => (text: string) => number | null;
  readonly place: (name: Name) => number;
}

/** What to say of a first line that names no columns: where it is a row already, the line that is missing above it. */
function describeHeader<Name extends ColumnName>(
  header: string,
  wanted: readonly Name[],
  required: TableRequest<Name>['required'],
): string {
  const [cells = []] = delimiters.map((delimiter) => splitLine(header, delimiter)).sort((one, other) => other.length - one.length);
  if (cells.some(isSomeDate)) {
    const fitting = required.filter((names) => names.length === cells.length);
    const names = (fitting.length > 0 ? fitting : [wanted.slice(0, cells.length)]).map(
      (columns) => `"${columns.map(usualName).join(',')}"`,
    );
    return `the file begins with the row "${header}" and says nowhere what its columns are; put a line above it that names them: ${names.join(' or ')}`;
  }
  const { place } = findColumns(splitLine(header, ','), wanted);
  return (required[0] ?? [])
    .filter((name) => place(name) < 0)
    .map((name) => `the header "${header}" has no column ${usualNames(name)}`)
    .join('; ');
}

/** A file, gzip or not, in whatever delimiter and encoding it is written, as a table. @throws SourceError `not_found` or `schema` when it is none. */
export async function readTableFile<Name extends ColumnName>({
  file,
  wanted,
  required,
  accepted,
  options,
  spell = (cell) => cell,
}: TableRequest<Name>): Promise<NamedTable<Name>> {
  const text = await readTableText(file);
  const tests = required.map((names) => (cells: readonly string[]) => {
    const { place } = findColumns(cells.map(spell), wanted);
    return names.every((name) => place(name) >= 0);
  });
  const table = findTable(text, tests);
  const refuse = (line: number, fault: string): never => {
    refuseFaults(file, [{ line, text: fault }], accepted);
    throw new SourceError('schema', fault);
  };
  if (table === null) {
    const header = firstLine(text);
    return refuse(1, header === '' ? 'the file has no rows' : describeHeader(header, wanted, required));
  }
  const names = table.header.map(spell);
  const doubled = listDoubled(names, wanted);
  if (doubled.length > 0) refuse(table.headerLine, `the column ${doubled.join(' and ')} stands twice`);
  const { place } = findColumns(names, wanted);
  const cell = (cells: readonly string[], name: Name): string => cells[place(name)] ?? '';
  const attempt = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      return refuse(table.rows[0]?.line ?? 1, error instanceof Error ? error.message : String(error));
    }
  };
  return {
    ...table,
    place,
    cell,
    has: (name) => place(name) >= 0,
    dates: (...names) =>
      attempt(() => detectDates({ ...options, texts: table.rows.flatMap(({ cells }) => names.map((name) => cell(cells, name))) })).read,
    numbers: (texts) => {
      const sign = attempt(() => detectNumbers(texts, table.delimiter));
      return (number) => readNumber(number, sign);
    },
  };
}
