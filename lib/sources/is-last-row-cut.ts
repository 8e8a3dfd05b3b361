import type { TableRow } from './files/split-text';
import type { Table } from './parse-table';

function shapeOf(row: TableRow): string {
  return row.cells.map((cell) => cell.replace(/^[^.]*/, '').replace(/\d/g, '0')).join(',');
}

/**
 * Whether the last row may have lost its end on the way: the text ends without a line end and the row's decimals are not
 * those of the row before. A cut number still reads as a number, so the shape is the only witness.
 */
export function isLastRowCut(text: string, table: Table): boolean {
  if (/[\r\n]$/.test(text)) return false;
  const last = table.rows.at(-1);
  const before = table.rows.at(-2);
  if (last === undefined) return false;
  return before === undefined || shapeOf(last) !== shapeOf(before) || !shapeOf(last).includes('.');
}
