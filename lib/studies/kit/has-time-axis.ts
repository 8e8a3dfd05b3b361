import type { ChartSpec } from './chart-spec';

/** Whether dates run along a chart, so that events can be laid over it. */
export function hasTimeAxis({ kind }: Pick<ChartSpec, 'kind'>): boolean {
  return kind === 'lines' || kind === 'spans' || kind === 'grid';
}
