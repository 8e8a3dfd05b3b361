import { readCells } from '@/lib/studies/kit/deferred-rows';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { countNewest } from './first-page';
import { listContexts } from './list-contexts';
import { spreadRows, thinRows } from './thin-rows';

function thin(chart: ChartSpec, rows: readonly Row[], points: number): readonly Row[] {
  if (chart.kind === 'grid') return spreadRows(rows, points);
  if (chart.kind !== 'lines') return rows;
  const keys = [...chart.lines.map((line) => line.key), ...listContexts(chart).map(({ key }) => key)];
  // A mark is drawn on the row of its session.
  const marked = new Set<string>([...chart.marks.map(({ date }) => date), ...(chart.context?.dates ?? [])]);
  const newest = rows.length - countNewest(points);
  const dates = readCells(rows, 'date');
  const kept = [...dates.keys()].filter((place) => place >= newest || marked.has(String(dates[place])));
  return thinRows(rows, keys, points, kept);
}

/**
 * The result with rows for a chart of limited width, the newest whole; `totalRows` tells how many there are, of further tables too where they
 * have fewer. Only per-session charts are thinned.
 */
export function thinResult(result: StudyResult, points: number): StudyResult {
  const tables = result.tables.map((table) => {
    const rows = table.chart === null ? table.rows : thin(table.chart, table.rows, points);
    return rows.length === table.rows.length ? table : { ...table, rows, totalRows: table.rows.length };
  });
  return { ...result, rows: thin(result.chart, result.rows, points), tables };
}
