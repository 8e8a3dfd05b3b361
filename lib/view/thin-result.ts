import type { StudyResult } from '@/lib/studies/study-result';
import { thinRows } from './thin-rows';

/** A result with its drawn rows thinned to about `points`; the other parts stay whole. */
export function thinResult(result: StudyResult, points: number): StudyResult {
  const keys = result.chart.kind === 'lines' ? result.chart.lines.map((line) => line.key) : [];
  return { ...result, rows: thinRows(result.rows, keys, points) };
}
