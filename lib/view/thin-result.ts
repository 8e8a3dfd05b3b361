import type { StudyResult } from '@/lib/studies/study-result';
import { thinRows } from './thin-rows';

/** A result with its drawn rows thinned to about `points`; the other parts stay whole. */
export function thinResult(result: StudyResult, points: number): StudyResult {
  const { chart } = result;
  // A mark is drawn on the row of its session.
  const marked = new Set<string>([...chart.marks.map(({ date }) => date), ...(chart.kind === 'lines' ? (chart.context?.dates ?? []) : [])]);
  const keys = chart.kind === 'lines' ? [...chart.lines, ...(chart.context === undefined ? [] : [chart.context])].map((line) => line.key) : [];
  return { ...result, rows: thinRows(result.rows, keys, points, (row) => marked.has(String(row['date']))) };
}
