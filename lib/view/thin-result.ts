import type { StudyResult } from '@/lib/studies/study-result';
import { thinRows } from './thin-rows';

/** A result with its drawn rows thinned to about `points`; the other parts stay whole. */
export function thinResult(result: StudyResult, points: number): StudyResult {
  const { chart } = result;
  const keys = chart.kind === 'lines' ? [...chart.lines, ...(chart.context === undefined ? [] : [chart.context])].map((line) => line.key) : [];
  return { ...result, rows: thinRows(result.rows, keys, points) };
}
