import { thinRows } from '@/lib/view/thin-rows';
import type { Plot } from '@/lib/plot/plot-geometry';
import type { LineSeries } from './line-series';
import type { VisibleWindow } from '@/lib/plot/visible-window';

export type DrawnPoint = Readonly<Record<string, number | null>>;

/** The key of a line's provisional tail among the drawn points. */
export function tailKeyOf(key: string): string {
  return `${key}__tail`;
}

/** Points for drawing: final closes under the line's key, the provisional tail (joined to the last final one) under its own. */
export function toDrawnPoints(series: LineSeries): DrawnPoint[] {
  return series.dates.map((_, index) => {
    const point: Record<string, number | null> = { x: index };
    const open = series.provisional[index] === true;
    const joins = series.provisional[index + 1] === true;
    for (const [key, values] of series.values) {
      const value = values[index] ?? null;
      point[key] = open ? null : value;
      if (series.hasTail) point[tailKeyOf(key)] = open || joins ? value : null;
    }
    return point;
  });
}

/** The points in sight, thinned to about two per pixel of `widthPx`; extremes, holes and the provisional tail are kept. */
export function pickDrawnPoints(points: readonly DrawnPoint[], keys: readonly string[], window: VisibleWindow, widthPx: number): readonly DrawnPoint[] {
  const inSight = points.slice(Math.max(0, Math.floor(window.first)), Math.ceil(window.last) + 1);
  const tail = inSight.findIndex((point) => keys.some((key) => typeof point[tailKeyOf(key)] === 'number'));
  if (tail < 0) return thinRows(inSight, keys, widthPx * 2);
  return [...thinRows(inSight.slice(0, tail), keys, widthPx * 2), ...inSight.slice(tail)];
}

/** Signed bars of one line as two paths. **Missing**: no bar. */
export function drawBars(points: readonly DrawnPoint[], key: string, plot: Plot, baseline: number): { readonly up: string; readonly down: string; readonly width: number } {
  let up = '';
  let down = '';
  const zero = plot.toY(baseline).toFixed(1);
  for (const point of points) {
    const value = point[key] ?? point[tailKeyOf(key)] ?? null;
    if (value === null) continue;
    const stroke = `M${plot.toX(point['x'] ?? 0).toFixed(1)} ${zero}V${plot.toY(value).toFixed(1)}`;
    if (value >= baseline) up += stroke;
    else down += stroke;
  }
  return { up, down, width: Math.max(1, Math.min(10, (plot.innerWidth / Math.max(1, points.length)) * 0.7)) };
}

