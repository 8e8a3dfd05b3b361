import type { StudyResult } from '@/lib/studies/study-result';

/** The sessions that a chart of a result draws: those shown, after their base where the chart starts with it. */
export function drawnRange({ chart, range: { base, from, to } }: Pick<StudyResult, 'chart' | 'range'>): { readonly from: string; readonly to: string } {
  return { from: chart.kind === 'lines' && chart.startsAtBase === true ? base : from, to };
}
