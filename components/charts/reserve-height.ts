import type { CSSProperties } from 'react';
import { chooseGridHeight } from '@/lib/plot/grid/grid-size';
import { chooseHeatHeight } from '@/lib/plot/heat/heat-size';
import { chooseQuadrantHeight, largestSquarePx } from '@/lib/plot/quadrant/quadrant-size';
import type { ChartSpec } from '@/lib/studies/kit/study';
import { chooseEventHeight } from './choose-event-height';

// A phone's and two of a larger screen, by which the style sheet tells them apart.
const [narrowPx, middlePx, widePx] = [300, 690, 880] as const;

/** Height of a chart in a width, in pixels; null where its style sheet says it. */
function heightOf(chart: ChartSpec, rows: number, width: number): number | null {
  if (chart.kind === 'lines' || chart.kind === 'ranking') return null;
  if (chart.kind === 'grid') return chooseGridHeight(width, chart);
  if (chart.kind === 'heat') return chooseHeatHeight(width, rows);
  if (chart.kind === 'quadrant') return chooseQuadrantHeight(width, chart.panelKey === null ? 1 : chart.series.length);
  return chooseEventHeight(width);
}

/** The room that a chart of so many rows will take, for the frame that stands in its place until its code is here; null where its style sheet says it. */
export function reserveHeight(chart: ChartSpec, rows: number): CSSProperties | null {
  // A single square is as high as it is wide.
  const isSquare = chart.kind === 'quadrant' && chart.panelKey === null;
  const tell = (width: number): string | null => {
    const height = heightOf(chart, rows, width);
    return height === null ? null : isSquare ? `min(100cqw, ${largestSquarePx}px)` : `${height}px`;
  };
  const [narrow, middle, wide] = [tell(narrowPx), tell(middlePx), tell(widePx)];
  return narrow === null || middle === null || wide === null
    ? null
    : Object.fromEntries([
        ['--reserved-narrow', narrow],
        ['--reserved-middle', middle],
        ['--reserved-wide', wide],
      ]);
}
