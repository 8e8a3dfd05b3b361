import { createBlankRow } from '@/lib/studies/kit/blank-row';
import { readCells } from '@/lib/studies/kit/deferred-rows';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { listContexts } from './list-contexts';

type Cell = Row[string];

/**
 * Rows column by column: the name of a column is written once, and not in every row. **Shape**: a column is as long as there are rows (`count`), or the
 * one cell that all of them have: a source, or that none is provisional.
 */
interface PackedColumns {
  readonly keys: readonly string[];
  readonly count: number;
  readonly columns: readonly (readonly Cell[] | Cell)[];
}

function packColumn(rows: readonly Row[], key: string): readonly Cell[] | Cell {
  const cells = readCells(rows, key);
  const [first = null] = cells;
  return cells.every((cell) => cell === first) ? first : cells;
}

/**
 * Rows as columns, those that the first row has. They are one text: of an object React visits every value, on the
 * server twice, and of a page they are most values.
 */
export function packRows(rows: readonly Row[]): string {
  const keys = Object.keys(rows[0] ?? {});
  const packed: PackedColumns = { keys, count: rows.length, columns: keys.map((key) => packColumn(rows, key)) };
  return JSON.stringify(packed);
}

/** The rows that were packed, in their order. */
export function unpackRows(text: string): Row[] {
  const { keys, count, columns } = JSON.parse(text) as PackedColumns;
  const blank = createBlankRow(keys);
  const rows: Record<string, Cell>[] = [];
  for (let at = 0; at < count; at += 1) {
    const row: Record<string, Cell> = { ...blank };
    for (let place = 0; place < keys.length; place += 1) {
      const cells = columns[place] ?? null;
      row[keys[place] ?? ''] = typeof cells === 'object' ? (cells?.[at] ?? null) : cells;
    }
    rows.push(row);
  }
  return rows;
}

/** The columns that a chart reads of its rows, to draw them and to tell them under the pointer; null where it may read any. */
export function listDrawnKeys(chart: ChartSpec): readonly string[] | null {
  if (chart.kind !== 'lines') return null;
  return ['date', 'provisional', ...chart.legs, ...chart.lines.map(({ key }) => key), ...listContexts(chart).map(({ key }) => key)];
}
