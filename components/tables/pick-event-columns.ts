import type { Column, Row } from '@/lib/studies/kit/study';

export interface EventLayout {
  /** Column whose few words head the groups of rows, or null where rows stand ungrouped. */
  readonly group: Column | null;
  readonly columns: readonly Column[];
}

const mainUnits: ReadonlySet<Column['unit']> = new Set(['pct', 'pp', 'sigma', 'log', 'points']);

/**
 * What fits beside a chart: rank, the first date, the main figure (`value`, else the first change, else the first number) and what is
 * meant to stand beside it; a text column of at most three different words becomes the heading of its rows.
 */
export function pickEventColumns(columns: readonly Column[], rows: readonly Row[]): EventLayout {
  const group =
    columns.find(
      (column) =>
        column.type === 'text' && new Set(rows.map((row) => row[column.key])).size <= 3 && ['kind', 'status', 'side'].includes(column.key),
    ) ?? null;
  const rank = columns.find((column) => column.unit === 'rank' && rows.some((row) => row[column.key] !== null));
  const date = columns.find((column) => column.type === 'date') ?? columns.find((column) => column.type === 'text' && column !== group);
  const numbers = columns.filter((column) => column.type === 'number' && column !== rank);
  const main = numbers.find((column) => column.key === 'value') ?? numbers.find((column) => mainUnits.has(column.unit)) ?? numbers[0];
  return {
    group,
    columns: [rank, date, main, ...columns.filter((column) => column.beside === true && column !== main)].filter(
      (column) => column !== undefined,
    ),
  };
}
