import type { StudyResult } from '@/lib/studies/kit/study-result';

/** Whether its chart stands at 100 on the first session in sight, so that its values belong to one range alone: what is shown is a multiple of them. */
export function isDisplayOnly({ chart }: Pick<StudyResult, 'chart'>): boolean {
  return chart.kind === 'lines' && chart.baseline === 100;
}
