import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { listContexts } from './list-contexts';
import { spreadRows, thinRows } from './thin-rows';

function thin(chart: ChartSpec, rows: readonly Row[], points: number): readonly Row[] {
  if (chart.kind === 'grid') return spreadRows(rows, points);
  if (chart.kind !== 'lines') return rows;
  const keys = [...chart.lines.map((line) => line.key), ...listContexts(chart).map(({ key }) => key)];
  // A mark is drawn on the row of its session.
  const marked = new Set<string>([...chart.marks.map(({ date }) => date), ...(chart.context?.dates ?? [])]);
  return thinRows(rows, keys, points, (row) => marked.has(String(row['date'])));
}

/** The result with rows for a chart of limited width; `totalRows` tells how many there are. Only per-session charts are thinned, those of further tables too. */
export function thinResult(result: StudyResult, points: number): StudyResult {
  const tables = result.tables.map((table) => (table.chart === null ? table : { ...table, rows: thin(table.chart, table.rows, points) }));
  return { ...result, rows: thin(result.chart, result.rows, points), tables };
}
