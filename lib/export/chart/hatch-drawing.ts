import { place } from '@/lib/plot/line-path';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { themeColors, type Theme } from '@/lib/plot/theme-colors';
import type { ChartSpec } from '@/lib/studies/kit/study';
import type { Drawing } from './drawing';

const stepPx = 13;
// Like the page: seen as a ground, never as a grid line.
const opacity = 0.16;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Rising diagonals that end at the edges of a box. A path of lines: a pattern has an id, and two pictures on one page would share it. */
function drawDiagonals({ left, top, right, bottom }: Box): string {
  let path = '';
  for (let sum = left + top + stepPx; sum < right + bottom; sum += stepPx) {
    const fromX = Math.max(left, sum - bottom);
    const toX = Math.min(right, sum - top);
    path += `M${place(fromX)} ${place(sum - fromX)}L${place(toX)} ${place(sum - toX)}`;
  }
  return path;
}

/** A drawing whose plot is hatched, since its data are simulated: beneath what is drawn, or over it where tiles leave no ground. */
export function hatchDrawing(drawing: Drawing, kind: ChartSpec['kind'], theme: Theme): Drawing {
  const { width, height, shapes } = drawing;
  const hasAxes = kind !== 'heat' && kind !== 'ranking';
  const box = hasAxes ? { left: plotMargins.left, top: plotMargins.top, right: width - plotMargins.right, bottom: height - plotMargins.bottom } : { left: 0, top: 0, right: width, bottom: height };
  const hatch = `<path d="${drawDiagonals(box)}" fill="none" stroke="${themeColors[theme].muted}" stroke-width="1" stroke-opacity="${opacity}"/>`;
  return { ...drawing, shapes: kind === 'heat' ? [...shapes, hatch] : [hatch, ...shapes] };
}
