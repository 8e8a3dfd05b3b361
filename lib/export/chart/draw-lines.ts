import { readNumber } from '@/lib/format/read-number';
import { computeDateTicks } from '@/lib/plot/date-ticks';
import { nothingText } from '@/lib/plot/nothing-text';
import { placeLabels } from '@/lib/plot/place-labels';
import { createPlot, plotMargins, type Plot } from '@/lib/plot/plot-geometry';
import { symbolColor } from '@/lib/plot/symbol-color';
import { themeColors } from '@/lib/plot/theme-colors';
import { computeDomain, computeLinearTicks, computeLogTicks } from '@/lib/plot/value-ticks';
import type { ChartSpec, Row } from '@/lib/studies/study';
import { thinRows } from '@/lib/view/thin-rows';
import { colorOf, drawValueAxis, place, type Drawing, type DrawingInput } from './drawing';

type LinesChart = Extract<ChartSpec, { kind: 'lines' }>;

/** Stretches of neighbouring values as one path; a missing value breaks it. With `floor` each stretch is closed to it. */
export function drawPath(points: readonly (readonly [x: number, y: number] | null)[], floor: number | null = null): string {
  const stretches: (readonly [number, number])[][] = [[]];
  for (const point of points) {
    if (point === null) stretches.push([]);
    else stretches.at(-1)?.push(point);
  }
  return stretches
    .filter((stretch) => stretch.length > 0)
    .map((stretch) => {
      const line = stretch.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${place(x)} ${place(y)}`).join('');
      const [first] = stretch;
      const last = stretch.at(-1);
      // One value alone is a dot: a line of no length with round ends.
      if (first === undefined || last === undefined || floor === null) return stretch.length === 1 ? `${line}h0` : line;
      return `${line}L${place(last[0])} ${place(floor)}L${place(first[0])} ${place(floor)}Z`;
    })
    .join('');
}

// A line with more turns than pixels is a blot unless it is thin.
const lineWidths = { sparse: 1.6, dense: 0.8 } as const;

function drawSeries({ chart, theme }: DrawingInput<LinesChart>, plot: Plot, rows: readonly Row[], positions: ReadonlyMap<Row, number>): string[] {
  return chart.lines.flatMap((line) => {
    const color = colorOf(symbolColor(line.symbol), theme);
    const points = rows.map((row): readonly [number, number] | null => {
      const value = readNumber(row, line.key);
      return value === null || (chart.scale === 'log' && value <= 0) ? null : [plot.toX(positions.get(row) ?? 0), plot.toY(value)];
    });
    const thickness = rows.length > plot.innerWidth ? lineWidths.dense : lineWidths.sparse;
    const dash = line.dashed === true ? ' stroke-dasharray="5 3"' : '';
    const stroke = `<path d="${drawPath(points)}" fill="none" stroke="${color}" stroke-width="${thickness}" stroke-linejoin="round" stroke-linecap="round"${dash}/>`;
    if (chart.form !== 'area' || line.dashed === true) return [stroke];
    const floor = plot.toY(chart.baseline ?? 0);
    return [`<path d="${drawPath(points, Math.min(floor, plot.height - plotMargins.bottom))}" fill="${color}" fill-opacity="0.1"/>`, stroke];
  });
}

function drawMarks({ chart, theme }: DrawingInput<LinesChart>, plot: Plot, dates: readonly string[]): Pick<Drawing, 'shapes' | 'labels'> {
  const { card, ink } = themeColors[theme];
  const indexOf = new Map(dates.map((date, index) => [date, index]));
  const marks = chart.marks.flatMap(({ date, value, label, emphasis }) => {
    const index = indexOf.get(date);
    return index === undefined ? [] : [{ x: plot.toX(index), y: plot.toY(value), text: label, emphasis }];
  });
  const placed = placeLabels(marks, plot.width - plotMargins.right, plot.height - plotMargins.bottom);
  return {
    shapes: placed.map(({ x, y, emphasis }) => `<circle cx="${place(x)}" cy="${place(y)}" r="${emphasis ? 4.5 : 3.5}" fill="${card}" stroke="${ink}" stroke-width="${emphasis ? 2 : 1.3}"/>`),
    labels: placed.flatMap(({ at, text, emphasis }) => (at === null ? [] : [{ text, x: at.x, y: at.y, anchor: 'start' as const, color: ink, strong: emphasis }])),
  };
}

/** Diamonds on the marked sessions of a line. */
function drawMarked(marked: readonly number[], values: (index: number) => number | null, plot: Plot, theme: DrawingInput['theme']): string[] {
  const path = marked.flatMap((index) => {
    const value = values(index);
    return value === null ? [] : [`M${place(plot.toX(index))} ${place(plot.toY(value) - 4)}l3.4 4l-3.4 4l-3.4 -4Z`];
  });
  return path.length === 0 ? [] : [`<path d="${path.join('')}" fill="${themeColors[theme]['warn-ink']}" stroke="${themeColors[theme].card}" stroke-width="0.8"/>`];
}

const contextShare = 0.28;

// The height of a label with air above and below.
const leastStep = 16;

/** Ticks, ascending, that are far enough apart for their labels: on a low panel not all of them are. */
function spaceTicks(ticks: readonly number[], plot: Plot): number[] {
  const kept: number[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (before === undefined || plot.toY(before) - plot.toY(tick) >= leastStep) kept.push(tick);
  }
  return kept;
}

/** The index above its breadth: a drawing of its own, whose dates stand under the chart below. */
function drawContext(input: DrawingInput<LinesChart>, rows: readonly Row[], marked: readonly number[]): Drawing | null {
  const { chart, width, theme } = input;
  const { context } = chart;
  if (context === undefined) return null;
  const height = Math.round(input.height * contextShare);
  const { color: ink, text } = { color: colorOf(symbolColor(context.symbol), theme), text: themeColors[theme].muted };
  const read = (index: number): number | null => readNumber(rows[index], context.key);
  const domain = computeDomain(rows.map((_, index) => read(index)), null, context.scale);
  const plot = createPlot(width, height + plotMargins.bottom, { first: 0, last: Math.max(1, rows.length - 1) }, domain, context.scale);
  const ticks = spaceTicks((context.scale === 'log' ? computeLogTicks : computeLinearTicks)(domain.low, domain.high), plot);
  const axis = drawValueAxis(plot, ticks, null, false, theme);
  const positions = new Map(rows.map((row, index) => [row, index]));
  const points = thinRows(rows, [context.key], plot.innerWidth * 2).map((row): readonly [number, number] | null => {
    const value = readNumber(row, context.key);
    return value === null ? null : [plot.toX(positions.get(row) ?? 0), plot.toY(value)];
  });
  const line = `<path d="${drawPath(points)}" fill="none" stroke="${ink}" stroke-width="${rows.length > plot.innerWidth ? lineWidths.dense : lineWidths.sparse}" stroke-linejoin="round" stroke-linecap="round"/>`;
  const title = { text: context.label, x: 4, y: 10, anchor: 'start' as const, color: text, strong: true };
  return { width, height, shapes: [...axis.shapes, line, ...drawMarked(marked, read, plot, theme)], labels: [title, ...axis.labels] };
}

/** Per-session rows as lines or areas over their dates, thinned as on the page, below their context where there is one. Signed bars are drawn as an area. */
export function drawLines(input: DrawingInput<LinesChart>): Drawing {
  const { chart, range, theme, width } = input;
  const rows = input.rows.filter((row) => String(row['date']) >= range.from && String(row['date']) <= range.to);
  const keys = chart.lines.map((line) => line.key);
  const dates = rows.map((row) => String(row['date']));
  const indexOf = new Map(dates.map((date, index) => [date, index]));
  const marked = chart.context?.dates.flatMap((date) => indexOf.get(date) ?? []) ?? [];
  const above = drawContext(input, rows, marked);
  const height = input.height - (above?.height ?? 0);
  const domain = computeDomain(rows.flatMap((row) => keys.map((key) => readNumber(row, key))), chart.baseline, chart.scale);
  const plot = createPlot(width, height, { first: 0, last: Math.max(1, rows.length - 1) }, domain, chart.scale);
  const isEmpty = rows.every((row) => keys.every((key) => readNumber(row, key) === null));
  const ticks = isEmpty ? [] : chart.scale === 'log' ? computeLogTicks(domain.low, domain.high) : computeLinearTicks(domain.low, domain.high);
  const positions = new Map(rows.map((row, index) => [row, index]));
  const axis = drawValueAxis(plot, ticks, chart.baseline, chart.baseline === 0 && chart.unit !== 'count', theme);
  const series = drawSeries(input, plot, thinRows(rows, keys, plot.innerWidth * 2), positions);
  const marks = drawMarks(input, plot, dates);
  const diamonds = drawMarked(marked, (index) => readNumber(rows[index], keys[0] ?? ''), plot, theme);
  const dateLabels = computeDateTicks(dates, plot.innerWidth).map(({ index, label }) => ({
    text: label, x: plot.toX(index), y: height - 8, anchor: 'start' as const, color: themeColors[theme].muted, strong: false,
  }));
  const nothing = isEmpty ? [{ text: nothingText, x: plotMargins.left + plot.innerWidth / 2, y: height / 2, anchor: 'middle' as const, color: themeColors[theme].muted, strong: false }] : [];
  const below: Drawing = { width, height, shapes: [...axis.shapes, ...series, ...diamonds, ...marks.shapes], labels: [...axis.labels, ...dateLabels, ...marks.labels, ...nothing] };
  if (above === null) return below;
  return {
    width, height: input.height,
    shapes: [...above.shapes, `<g transform="translate(0 ${above.height})">${below.shapes.join('')}</g>`],
    labels: [...above.labels, ...below.labels.map((label) => ({ ...label, y: label.y + above.height }))],
  };
}
