import { delimiters, splitLine, splitText, type Delimiter, type TableRow } from './split-text';

/** Whether a line holds the names of the columns that a reader needs. */
export type HeaderTest = (cells: readonly string[]) => boolean;

/** Where the table of a file begins. */
export interface TableStart {
  readonly delimiter: Delimiter;
  /** As written. */
  readonly header: readonly string[];
  /** 1 for the first line of the file. */
  readonly headerLine: number;
}

export interface FileTable extends TableStart {
  readonly rows: readonly TableRow[];
}

// Vendors put a few lines about the file above its table.
const preambleLines = 40;

function findStart(lines: readonly string[], isHeader: HeaderTest): TableStart | null {
  const starts = delimiters.flatMap((delimiter): TableStart[] => {
    const at = lines.findIndex((line) => line.trim() !== '' && isHeader(splitLine(line, delimiter)));
    return at < 0 ? [] : [{ delimiter, header: splitLine(lines[at] ?? '', delimiter), headerLine: at + 1 }];
  });
  return starts.sort((one, other) => other.header.length - one.header.length)[0] ?? null;
}

/**
 * Where the table begins and what separates its columns: the first line that one of the tests takes for the header, the stricter tests first.
 * @returns null where no line is one.
 */
export function findTableStart(head: string, tests: readonly HeaderTest[]): TableStart | null {
  const lines = head.split(/\r\n|\n|\r/, preambleLines);
  for (const test of tests) {
    const start = findStart(lines, test);
    if (start !== null) return start;
  }
  return null;
}

// A legal text below the table: sentences where a date should be, in a column or two.
function isFooter(row: TableRow): boolean {
  const filled = row.cells.filter((cell) => cell !== '');
  return filled.length <= 2 && filled.every((cell) => /[a-z]{3}/i.test(cell)) && /\S\s+\S/.test(filled[0] ?? '');
}

function fitWidth(row: TableRow, width: number): TableRow {
  const more = row.cells.slice(width);
  return more.length > 0 && more.every((cell) => cell === '') ? { ...row, cells: row.cells.slice(0, width) } : row;
}

/** The table of a text: its header and rows, without the lines above and a legal text below; null where it has no header. */
export function findTable(text: string, tests: readonly HeaderTest[]): FileTable | null {
  const start = findTableStart(text, tests);
  if (start === null) return null;
  const rows = splitText(text, start.delimiter).filter(({ line }) => line > start.headerLine);
  const last = rows.findLastIndex((row) => !isFooter(row));
  return { ...start, rows: rows.slice(0, last + 1).map((row) => fitWidth(row, start.header.length)) };
}

/** The first line of a text that is not empty, for saying what was found instead of a header. */
export function firstLine(text: string): string {
  return (text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '').trim().slice(0, 200);
}
