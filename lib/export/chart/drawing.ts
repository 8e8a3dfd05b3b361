import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { place } from '@/lib/plot/line-path';
import { plotMargins, type Plot } from '@/lib/plot/plot-geometry';
import { resolveColor, themeColors, type Theme } from '@/lib/plot/theme-colors';
import { createTickFormat } from '@/lib/plot/format-value';

/** One text of a drawing. **Units**: pixels; `y` is the baseline. */
export interface DrawnLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly color: string;
  readonly strong: boolean;
  /** 11 unless given. */
  readonly size?: number;
}

/** A chart as SVG shapes and its texts apart, since not every renderer of SVG has fonts. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly string[];
  readonly labels: readonly DrawnLabel[];
}

/** What every kind of chart is drawn from. */
export interface DrawingInput<Chart extends ChartSpec = ChartSpec> {
  readonly chart: Chart;
  readonly rows: readonly Row[];
  /** Their columns, which know the units of lines; the chart's unit where not given. */
  readonly columns?: readonly Column[];
  /** Dates shown, inclusive. */
  readonly range: { readonly from: string; readonly to: string };
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/** The colour of a CSS variable of the page in the scheme of the drawing. */
export function colorOf(variable: string, theme: Theme): string {
  return resolveColor(variable, theme);
}

/** Horizontal grid lines with their values on the right, and the stronger base line. */
export function drawValueAxis(plot: Plot, ticks: readonly number[], baseline: number | null, signed: boolean, theme: Theme): Pick<Drawing, 'shapes' | 'labels'> {
  const colors = themeColors[theme];
  const right = plot.width - plotMargins.right;
  const format = createTickFormat(ticks, signed);
  const line = (value: number, color: string): string => `<path d="M${place(plotMargins.left)} ${place(plot.toY(value))}H${place(right)}" stroke="${color}" stroke-width="1"/>`;
  return {
    shapes: [...ticks.map((value) => line(value, colors.grid)), ...(baseline === null ? [] : [line(baseline, colors.zero)])],
    labels: ticks.map((value) => ({ text: format(value), x: right + 6, y: plot.toY(value) + 4, anchor: 'start', color: colors.muted, strong: false })),
  };
}
