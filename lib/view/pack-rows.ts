import { createBlankRow } from '@/lib/studies/kit/blank-row';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { listContexts } from './list-contexts';

type Cell = Row[string];

/** Rows column by column: the name of a column is written once, and not in every row. **Shape**: every column as long as there are rows. */
interface PackedColumns {
  readonly keys: readonly string[];
  readonly columns: readonly (readonly Cell[])[];
}

/**
 * Rows as columns, those that the first row has. They are one text: of an object React visits every value, on the
 * server twice, and of a page they are most values.
 */
export function packRows(rows: readonly Row[]): string {
  const keys = Object.keys(rows[0] ?? {});
  const packed: PackedColumns = { keys, columns: keys.map((key) => rows.map((row) => row[key] ?? null)) };
  return JSON.stringify(packed);
}

/** The rows that were packed, in their order. */
export function unpackRows(text: string): Row[] {
  const { keys, columns } = JSON.parse(text) as PackedColumns;
  const blank = createBlankRow(keys);
  const rows = (columns[0] ?? []).map((): Record<string, Cell> => ({ ...blank }));
  keys.forEach((key, place) => {
    const cells = columns[place] ?? [];
    for (const [at, row] of rows.entries()) row[key] = cells[at] ?? null;
  });
  return rows;
}

/** The columns that a chart reads of its rows, to draw them and to tell them under the pointer; null where it may read any. */
export function listDrawnKeys(chart: ChartSpec): readonly string[] | null {
  if (chart.kind !== 'lines') return null;
  return ['date', 'provisional', ...chart.legs, ...chart.lines.map(({ key }) => key), ...listContexts(chart).map(({ key }) => key)];
}
