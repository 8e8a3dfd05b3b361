import { formatCell } from '@/lib/format/format-cell';
import { computeDateTicks, type DateTick } from '@/lib/plot/date-ticks';
import { endLabelStepPx, findLineEnd, placeEndLabels, type LineEnd } from '@/lib/plot/end-labels';
import { createTickFormat } from '@/lib/plot/format-value';
import { assignLineStyles } from '@/lib/plot/line-styles';
import { createPlot, plotMargins, type Plot } from '@/lib/plot/plot-geometry';
import { computeLinearTicks, computeLogTicks, type Domain } from '@/lib/plot/value-ticks';
import type { VisibleWindow } from '@/lib/plot/visible-window';
import type { Column } from '@/lib/studies/kit/study';
import { drawBars, drawLines, type DrawnLine } from './draw-window';
import type { StyledEndLabel } from './end-labels-layer';
import { computeVisibleDomain, isNothingVisible, isSigned, stretchOf, type LineSeries, type LinesSpec } from './line-series';

export interface LinesInput {
  readonly chart: LinesSpec;
  readonly columns: readonly Column[];
  readonly series: LineSeries;
  /** What the values of each line are multiplied with. */
  readonly factors: ReadonlyMap<string, number>;
  readonly window: VisibleWindow;
  readonly width: number;
  readonly height: number;
  readonly endRoom: number;
}

/** Everything that is drawn of the rows in sight. */
export interface LinesLayout {
  readonly plot: Plot;
  readonly domain: Domain;
  readonly isEmpty: boolean;
  readonly valueTicks: readonly number[];
  readonly dateTicks: readonly DateTick[];
  readonly formatTick: (value: number) => string;
  readonly lines: readonly DrawnLine[];
  readonly bars: ReturnType<typeof drawBars> | null;
  readonly ends: readonly StyledEndLabel[];
}

/** The format of a line's values: that of its column, in the unit of the chart where it has none. */
export function formatOf(chart: LinesSpec, columns: readonly Column[], key: string): Pick<Column, 'unit' | 'type' | 'signed' | 'decimals'> {
  return columns.find((column) => column.key === key) ?? { unit: chart.unit, type: 'number' };
}

/** Axes, lines and their labels for a window of the rows. Runs in every frame while a hand moves the chart. */
export function layOutLines({ chart, columns, series, factors, window, width, height, endRoom }: LinesInput): LinesLayout {
  const stretch = stretchOf(series, window);
  const domain = computeVisibleDomain(series, chart, stretch, factors);
  const plot = createPlot(width, height, window, domain, chart.scale, endRoom);
  const isEmpty = isNothingVisible(series, chart, stretch);
  const valueTicks = isEmpty ? [] : (chart.scale === 'log' ? computeLogTicks : computeLinearTicks)(domain.low, domain.high);
  const mainKey = chart.lines[0]?.key ?? 'value';
  const styles = assignLineStyles(chart.lines);
  const inside = { first: Math.ceil(window.first), last: Math.floor(window.last) };
  const found = chart.lines.map(({ key, label }): LineEnd | null => {
    const values = series.values.get(key) ?? [];
    const index = findLineEnd(values, inside);
    const value = index === null ? null : (values[index] ?? null);
    if (index === null || value === null) return null;
    const shown = value * (factors.get(key) ?? 1);
    return { label, value: formatCell(shown, formatOf(chart, columns, key)), x: plot.toX(index), y: plot.toY(shown) };
  });
  const placed = placeEndLabels(found, { right: plot.right, top: plotMargins.top, bottom: height - plotMargins.bottom, room: endRoom });
  const ends = placed.flatMap((label, order) => (label === null ? [] : [{ ...label, ...(styles[order] ?? { color: 'var(--ink)', dash: null }), key: chart.lines[order]?.key ?? '' }]));
  const format = createTickFormat(valueTicks, isSigned(columns, mainKey));
  // Values on the axis take the place of the round ones that they would cover.
  const isCovered = (value: number): boolean => endRoom === 0 && ends.some(({ y }) => Math.abs(y - plot.toY(value)) < endLabelStepPx);
  return {
    plot, domain, isEmpty, valueTicks, ends,
    dateTicks: computeDateTicks(series.dates.slice(inside.first, inside.last + 1), plot.innerWidth).map((tick) => ({ ...tick, index: tick.index + inside.first })),
    formatTick: (value) => (isCovered(value) ? '' : format(value)),
    lines: drawLines({ series, chart, styles, factors, stretch, plot }),
    bars: chart.form === 'bars' ? drawBars(series, mainKey, stretch, plot, chart.baseline ?? 0) : null,
  };
}
