import type { StudyResult } from '@/lib/studies/kit/study-result';

/** The sessions that a chart of a result draws: those shown, after their base where the chart starts with it; of events those from the first close on, before which none can be. */
export function drawnRange({
  chart,
  range: { base, from, to },
  coverage,
}: Pick<StudyResult, 'chart' | 'range'> & Partial<Pick<StudyResult, 'coverage'>>): { readonly from: string; readonly to: string } {
  if (chart.kind === 'lines' && chart.startsAtBase === true) return { from: base, to };
  const first = coverage?.first ?? from;
  return { from: chart.kind === 'spans' && first > from && first < to ? first : from, to };
}
