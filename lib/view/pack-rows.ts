import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { listContexts } from './list-contexts';

type Cell = Row[string];

/** Rows column by column: the name of a column is written once, and not in every row. **Shape**: every column as long as there are rows. */
export interface PackedRows {
  readonly keys: readonly string[];
  readonly columns: readonly (readonly Cell[])[];
}

/** Rows as columns: those of `keys` that the first row has, or all of its columns. */
export function packRows(rows: readonly Row[], keys: readonly string[] | null = null): PackedRows {
  const all = Object.keys(rows[0] ?? {});
  const kept = keys === null ? all : all.filter((key) => keys.includes(key));
  return { keys: kept, columns: kept.map((key) => rows.map((row) => row[key] ?? null)) };
}

/** The rows that were packed, in their order and with the columns that were kept. */
export function unpackRows({ keys, columns }: PackedRows): Row[] {
  const count = columns[0]?.length ?? 0;
  return Array.from({ length: count }, (_, index) => Object.fromEntries(keys.map((key, place) => [key, columns[place]?.[index] ?? null])));
}

/** The columns that a chart reads of its rows, to draw them and to tell them under the pointer; null where it may read any. */
export function listDrawnKeys(chart: ChartSpec): readonly string[] | null {
  if (chart.kind !== 'lines') return null;
  return ['date', 'provisional', ...chart.legs, ...chart.lines.map(({ key }) => key), ...listContexts(chart).map(({ key }) => key)];
}
