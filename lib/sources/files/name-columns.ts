import { decodeText } from './decode-text';
import { columnSpellings, plainName } from './columns';
import type { Delimiter } from './split-text';

/** Where the header of a table stands, or, where it has none, its first row. */
export interface HeaderPlace {
  readonly delimiter: Delimiter;
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly hasHeader: boolean;
}

const known = new Set(Object.values(columnSpellings).flat().map(plainName));

/** Whether a text is a name that columns are read by. */
export function isColumnName(text: string): boolean {
  return Object.values(columnSpellings).some(([usual]) => usual === text);
}

/**
 * A text whose columns are called what a person says they are: `names` in the order of the columns, the empty text for one that is not
 * read. The header is replaced in its place, so that line numbers stay; one is put above where there is none.
 * @throws RangeError where there are more or fewer names than columns.
 */
export function nameColumns(
  bytes: Uint8Array,
  { delimiter, header, headerLine, hasHeader }: HeaderPlace,
  names: readonly string[],
): string {
  if (names.length !== header.length) throw new RangeError(`the table has ${header.length} columns, and ${names.length} were named`);
  const cells = names.map((name, at) => {
    if (name !== '') return name;
    const own = (hasHeader ? (header[at] ?? '') : '').replaceAll('"', '').replaceAll(delimiter, ' ');
    // Not read is not read, also where its own name is one that would be.
    return own === '' || known.has(plainName(own)) ? `unread column ${at + 1}` : own;
  });
  const lines = decodeText(bytes).split(/\r\n|\n|\r/);
  return [...lines.slice(0, headerLine - 1), cells.join(delimiter), ...lines.slice(hasHeader ? headerLine : headerLine - 1)].join('\n');
}
