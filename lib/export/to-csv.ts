import { stringify } from 'csv-stringify/sync';
import { readCells } from '@/lib/studies/kit/deferred-rows';
import type { Cell, Column, Row } from '@/lib/studies/kit/study';

// What a spreadsheet would run as a formula, with the full-width forms it folds to the same, also behind white space.
const formulaStart = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/;

/** Text that no spreadsheet takes for a formula: a dangerous start gets an apostrophe. Anything else stays as it is. */
export function guardFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** Header of a column: its key; the main column `value` takes its unit (`value_pp`). */
export function toHeader(column: Column): string {
  return column.key === 'value' && column.unit !== 'none' ? `value_${column.unit}` : column.key;
}

function toText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? guardFormula(cell) : String(cell);
}

/**
 * A study's rows as CSV: RFC 4180 (comma, CRLF, quotes doubled), ISO dates, `true` and `false`, unrounded numbers with a point.
 * **Missing**: an empty cell. **Edges**: no rows give the header alone.
 */
export function toCsv(columns: readonly Column[], rows: readonly Row[]): string {
  const cells = columns.map(({ key }) => readCells(rows, key));
  const records = Array.from({ length: rows.length }, (_, place) => cells.map((column) => toText(column[place])));
  return stringify([columns.map(toHeader), ...records], { record_delimiter: '\r\n' });
}
