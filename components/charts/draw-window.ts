import { drawLinePath, place, type Stretch } from '@/lib/plot/line-path';
import type { LineStyle } from '@/lib/plot/line-styles';
import { plotMargins, type Plot } from '@/lib/plot/plot-geometry';
import type { LineSeries, LinesSpec } from './line-series';

/** One line as it is drawn: final closes, and apart from them the provisional tail, which is joined to the last final one. */
export interface DrawnLine extends LineStyle {
  readonly key: string;
  readonly path: string;
  /** Down to the base line, where the chart is filled; else empty. */
  readonly area: string;
  readonly tail: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
}

interface Input {
  readonly series: LineSeries;
  readonly chart: LinesSpec;
  readonly styles: readonly LineStyle[];
  readonly factors: ReadonlyMap<string, number>;
  readonly stretch: Stretch;
  readonly plot: Plot;
}

/** The lines in sight as paths, thinned to about two points per pixel; extremes, holes and the provisional tail are kept. */
export function drawLines({ series, chart, styles, factors, stretch, plot }: Input): readonly DrawnLine[] {
  const { provisional, hasTail } = series;
  const tailFrom = hasTail ? provisional.indexOf(true) : Infinity;
  const final: Stretch = { first: stretch.first, last: Math.min(stretch.last, tailFrom - 1) };
  return chart.lines.map(({ key, dashed }, order): DrawnLine => {
    const style = styles[order] ?? { color: 'var(--ink)', dash: null };
    const factor = factors.get(key) ?? 1;
    const values = series.values.get(key) ?? [];
    const scaled = { toX: plot.toX, toY: (value: number) => plot.toY(value * factor) };
    const open: Stretch = { first: Math.max(stretch.first, tailFrom - 1), last: stretch.last };
    const dots = open.first > open.last ? [] : values.slice(open.first, open.last + 1).flatMap((value, step) => (value === null ? [] : [{ x: plot.toX(open.first + step), y: scaled.toY(value) }]));
    const floor = Math.min(plot.toY(chart.baseline ?? 0), plot.height - plotMargins.bottom);
    return {
      ...style, key, dots,
      path: chart.form === 'bars' ? '' : drawLinePath(values, final, scaled, plot.innerWidth),
      area: chart.form === 'area' && dashed !== true ? drawLinePath(values, final, scaled, plot.innerWidth, floor) : '',
      tail: open.first > open.last ? '' : drawLinePath(values, open, scaled, Infinity),
    };
  });
}

/** Signed bars of one line as two paths. **Missing**: no bar. */
export function drawBars(series: LineSeries, key: string, stretch: Stretch, plot: Plot, baseline: number): { readonly up: string; readonly down: string; readonly width: number } {
  const values = series.values.get(key) ?? [];
  const count = stretch.last - stretch.first + 1;
  const stride = Math.max(1, Math.floor(count / plot.innerWidth));
  let up = '';
  let down = '';
  const zero = place(plot.toY(baseline));
  for (let start = Math.floor(stretch.first / stride) * stride; start <= stretch.last; start += stride) {
    let [low, lowAt, high, highAt] = [Infinity, -1, -Infinity, -1];
    for (let index = Math.max(start, stretch.first); index < start + stride && index <= stretch.last; index += 1) {
      const value = values[index];
      if (value === null || value === undefined) continue;
      if (value < low) [low, lowAt] = [value, index];
      if (value > high) [high, highAt] = [value, index];
    }
    if (highAt >= 0 && high >= baseline) up += `M${place(plot.toX(highAt))} ${zero}V${place(plot.toY(high))}`;
    if (lowAt >= 0 && low < baseline) down += `M${place(plot.toX(lowAt))} ${zero}V${place(plot.toY(low))}`;
  }
  return { up, down, width: Math.max(1, Math.min(10, (plot.innerWidth / Math.max(1, count / stride)) * 0.7)) };
}
