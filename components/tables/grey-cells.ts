import type { Column, Row } from '@/lib/studies/kit/study';

/** Whether a cell must not be relied on: a column that greys it says yes in its row. */
export function isGrey(column: Column, row: Row): boolean {
  return column.greyedBy?.some((key) => row[key] === true) === true;
}

/** Why cells are grey, in the words of the columns that grey them; empty where none is. */
export function tellGrey(columns: readonly Column[], rows: readonly Row[]): string {
  const keys = new Set(columns.flatMap((column) => (column.greyedBy ?? []).filter((key) => rows.some((row) => row[key] === true))));
  const names = columns.filter(({ key }) => keys.has(key)).map(({ label }) => `“${label}”`);
  return names.length === 0 ? '' : `Grey: not to be relied on, since ${names.join(' or ')} holds for the row.`;
}
