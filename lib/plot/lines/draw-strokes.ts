import { drawLinePath, type Stretch } from './line-path';
import { place } from '../round-px';
import type { LineStyle } from './line-styles';
import type { Mark } from '../mark';
import { plotMargins, type Plot } from '../plot-geometry';
import type { Setting } from '../setting';
import type { LineSeries, LinesSpec } from './line-series';

const linePx = { solid: 1.6, dashed: 1.4 } as const;
// As the legend has it.
const tailDash = '3 3';

interface Input {
  readonly series: LineSeries;
  readonly chart: LinesSpec;
  readonly styles: readonly LineStyle[];
  readonly factors: ReadonlyMap<string, number>;
  readonly stretch: Stretch;
  readonly plot: Plot;
  readonly setting: Setting;
}

/** The lines in sight, thinned to about two points per pixel: areas, final closes, and apart from them the provisional tail with its dots, which is joined to the last final one. `of` is the line. */
export function drawStrokes({ series, chart, styles, factors, stretch, plot, setting }: Input): Mark[] {
  const { provisional, hasTail } = series;
  const tailFrom = hasTail ? provisional.indexOf(true) : Infinity;
  const final: Stretch = { first: stretch.first, last: Math.min(stretch.last, tailFrom - 1) };
  const open: Stretch = { first: Math.max(stretch.first, tailFrom - 1), last: stretch.last };
  const isDense = stretch.last - stretch.first + 1 > plot.innerWidth;
  return chart.lines.flatMap(({ key: of, dashed }, order): Mark[] => {
    const { color, dash } = styles[order] ?? { color: 'var(--ink)', dash: null };
    const factor = factors.get(of) ?? 1;
    const values = series.values.get(of) ?? [];
    const scaled = { toX: plot.toX, toY: (value: number) => plot.toY(value * factor) };
    const floor = Math.min(plot.toY(chart.baseline ?? 0), plot.height - plotMargins.bottom);
    const strokeWidth = Math.min(dash === null ? linePx.solid : linePx.dashed, isDense ? setting.denseLinePx : linePx.solid);
    const path = (role: string, d: string, look: Partial<Mark>): Mark[] =>
      d === '' ? [] : [{ ...look, shape: 'path', role, of, d, round: true, inside: true }];
    const dots =
      open.first > open.last
        ? []
        : values
            .slice(open.first, open.last + 1)
            .flatMap((value, step): Mark[] =>
              value === null
                ? []
                : [
                    {
                      shape: 'circle',
                      role: 'open',
                      of,
                      x: plot.toX(open.first + step),
                      y: scaled.toY(value),
                      r: 2.5,
                      fill: 'var(--card)',
                      stroke: color,
                      inside: true,
                    },
                  ],
            );
    return [
      ...(chart.form === 'area' && dashed !== true
        ? path('area', drawLinePath(values, final, scaled, plot.innerWidth, floor), { fill: color, opacity: 0.1 })
        : []),
      ...(chart.form === 'bars'
        ? []
        : path('line', drawLinePath(values, final, scaled, plot.innerWidth), { stroke: color, strokeWidth, dash })),
      ...(open.first > open.last
        ? []
        : path('tail', drawLinePath(values, open, scaled, Infinity), { stroke: color, strokeWidth: linePx.solid, dash: tailDash })),
      ...dots,
    ];
  });
}

/** Signed bars of one line as two paths: thousands of bars in two elements. **Missing**: no bar. */
export function drawBars(series: LineSeries, key: string, stretch: Stretch, plot: Plot, baseline: number): Mark[] {
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
  const strokeWidth = Math.max(1, Math.min(10, (plot.innerWidth / Math.max(1, count / stride)) * 0.7));
  return [
    ['up', up],
    ['down', down],
  ].flatMap(([role = '', d = '']): Mark[] =>
    d === '' ? [] : [{ shape: 'path', role, d, stroke: `var(--${role})`, strokeWidth, inside: true }],
  );
}
