import type { Plot } from './plot-geometry';
import type { LineSeries } from './line-series';
import type { VisibleWindow } from './visible-window';

export type DrawnPoint = Readonly<Record<string, number | null>>;

/** The key of a line's provisional tail among the drawn points. */
export function tailKeyOf(key: string): string {
  return `${key}__tail`;
}

function extremesOf(values: readonly (number | null)[], start: number, end: number): readonly [number, number] | null {
  let low = -1;
  let high = -1;
  for (let index = start; index < end; index += 1) {
    const value = values[index] ?? null;
    if (value === null) continue;
    if (low < 0 || value < (values[low] ?? 0)) low = index;
    if (high < 0 || value > (values[high] ?? 0)) high = index;
  }
  return low < 0 ? null : [low, high];
}

/**
 * Rows of the part in sight worth drawing at this width: first, last, lowest and highest of every pixel column, and the
 * edges of every hole, so that spikes and gaps stay. **Shape**: ascending positions; all rows when they are few.
 */
export function pickDrawnRows(series: LineSeries, window: VisibleWindow, columns: number): number[] {
  const first = Math.max(0, Math.floor(window.first));
  const end = Math.min(series.dates.length, Math.ceil(window.last) + 1);
  if (end - first <= columns * 2) return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  const keep = new Set<number>([first, end - 1]);
  for (const values of series.values.values()) {
    for (let column = 0; column < columns; column += 1) {
      const from = first + Math.floor((column * (end - first)) / columns);
      const to = first + Math.floor(((column + 1) * (end - first)) / columns);
      const extremes = extremesOf(values, from, to);
      if (extremes !== null) extremes.forEach((index) => keep.add(index));
    }
    for (let index = first + 1; index < end; index += 1) {
      const here = values[index] ?? null;
      if ((here === null) !== ((values[index - 1] ?? null) === null)) keep.add(index).add(index - 1);
    }
  }
  series.provisional.forEach((open, index) => {
    if (open && index >= first && index < end) keep.add(index).add(Math.max(first, index - 1));
  });
  return [...keep].sort((a, b) => a - b);
}

/** Points for drawing: final closes under the line's key, the provisional tail (joined to the last final one) under its own. */
export function toDrawnPoints(series: LineSeries, positions: readonly number[]): DrawnPoint[] {
  return positions.map((index) => {
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

