import type { StudyResult } from '@/lib/studies/kit/study-result';

const ordered: ReadonlySet<StudyResult['study']['rowsAre']> = new Set(['instruments', 'horizons', 'periods', 'conditions']);

/** Whether the rows of a study are told newest first: all but those that stand in an order of their own. */
export function isNewestFirst({ study, chart }: Pick<StudyResult, 'study' | 'chart'>): boolean {
  return !ordered.has(study.rowsAre) && chart.kind !== 'ranking';
}
