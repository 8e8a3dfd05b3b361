import type { ChartContext, ChartSpec } from '@/lib/studies/kit/study';

/** What is drawn smaller above a chart of lines, from the top down. */
export function listContexts({
  context,
  further = [],
}: Pick<Extract<ChartSpec, { kind: 'lines' }>, 'context' | 'further'>): readonly ChartContext[] {
  return context === undefined ? [] : [...further, context];
}
