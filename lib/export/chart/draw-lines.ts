import { readNumber } from '@/lib/format/read-number';
import { computeDateTicks } from '@/lib/plot/date-ticks';
import { chooseEndRoom } from '@/lib/plot/end-labels';
import { drawLinePath, place, type LineValues, type Stretch } from '@/lib/plot/line-path';
import { assignLineStyles } from '@/lib/plot/line-styles';
import { nothingText } from '@/lib/plot/nothing-text';
import { placeLabels } from '@/lib/plot/place-labels';
import { createPlot, plotMargins, type Plot } from '@/lib/plot/plot-geometry';
import { symbolColor } from '@/lib/plot/symbol-color';
import { themeColors } from '@/lib/plot/theme-colors';
import { computeDomain, computeLinearTicks, computeLogTicks } from '@/lib/plot/value-ticks';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { drawEnds, leaveRoom, type Values } from './draw-line-ends';
import { colorOf, drawValueAxis, type Drawing, type DrawingInput } from './drawing';

type LinesChart = Extract<ChartSpec, { kind: 'lines' }>;

// As the legend has it and the page draws it.
const tailDash = '3 3';
// A line with more turns than pixels is a blot unless it is thin.
const lineWidths = { sparse: 1.6, dense: 0.8 } as const;

function widthOf(count: number, plot: Plot): number {
  return count > plot.innerWidth ? lineWidths.dense : lineWidths.sparse;
}

/** A value as it can be drawn: a logarithm has no place for what is not above zero. */
function readDrawn(row: Row, key: string, scale: LinesChart['scale']): number | null {
  const value = readNumber(row, key);
  return value !== null && scale === 'log' && value <= 0 ? null : value;
}

/** Solid up to the last final close, dashed from it to what rests on one that is not; `tailFrom` is the first of those rows, negative where all are final. */
function drawStroke(own: LineValues, count: number, tailFrom: number, plot: Plot, line: string, dash: string | null): string[] {
  const last = tailFrom < 0 ? count - 1 : tailFrom - 1;
  const path = (stretch: Stretch, dashes: string | null): string => `<path d="${drawLinePath(own, stretch, plot, plot.innerWidth)}" ${line}${dashes === null ? '' : ` stroke-dasharray="${dashes}"`}/>`;
  return [...(last < 0 ? [] : [path({ first: 0, last }, dash)]), ...(tailFrom < 0 ? [] : [path({ first: Math.max(0, last), last: count - 1 }, tailDash)])];
}

function drawSeries({ chart, theme }: DrawingInput<LinesChart>, plot: Plot, values: Values, count: number, tailFrom: number): string[] {
  const styles = assignLineStyles(chart.lines);
  return chart.lines.flatMap((line, order) => {
    const { color: variable, dash } = styles[order] ?? { color: 'var(--ink)', dash: null };
    const color = colorOf(variable, theme);
    const own = values.get(line.key) ?? [];
    const stretch = { first: 0, last: count - 1 };
    const stroke = drawStroke(own, count, tailFrom, plot, `fill="none" stroke="${color}" stroke-width="${widthOf(count, plot)}" stroke-linejoin="round" stroke-linecap="round"`, dash);
    if (chart.form !== 'area' || line.dashed === true) return stroke;
    const floor = Math.min(plot.toY(chart.baseline ?? 0), plot.height - plotMargins.bottom);
    return [`<path d="${drawLinePath(own, stretch, plot, plot.innerWidth, floor)}" fill="${color}" fill-opacity="0.1"/>`, ...stroke];
  });
}

function drawMarks({ chart, theme }: DrawingInput<LinesChart>, plot: Plot, dates: readonly string[]): Pick<Drawing, 'shapes' | 'labels'> {
  const { card, ink } = themeColors[theme];
  const indexOf = new Map(dates.map((date, index) => [date, index]));
  const marks = chart.marks.flatMap(({ date, value, label, emphasis }) => {
    const index = indexOf.get(date);
    return index === undefined ? [] : [{ x: plot.toX(index), y: plot.toY(value), text: label, emphasis }];
  });
  const placed = placeLabels(marks, plot.right, plot.height - plotMargins.bottom);
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
function drawContext(input: DrawingInput<LinesChart>, rows: readonly Row[], marked: readonly number[], room: number): Drawing | null {
  const { chart, width, theme } = input;
  const { context } = chart;
  if (context === undefined) return null;
  const height = Math.round(input.height * contextShare);
  const { color: ink, text } = { color: colorOf(symbolColor(context.symbol), theme), text: themeColors[theme].muted };
  const read = (index: number): number | null => readNumber(rows[index], context.key);
  const domain = computeDomain(rows.map((_, index) => read(index)), null, context.scale);
  const plot = createPlot(width, height + plotMargins.bottom, { first: 0, last: Math.max(1, rows.length - 1) }, domain, context.scale, room);
  const ticks = spaceTicks((context.scale === 'log' ? computeLogTicks : computeLinearTicks)(domain.low, domain.high), plot);
  const values = rows.map((_, index) => read(index));
  const line = `<path d="${drawLinePath(values, { first: 0, last: rows.length - 1 }, plot, plot.innerWidth)}" fill="none" stroke="${ink}" stroke-width="${widthOf(rows.length, plot)}" stroke-linejoin="round" stroke-linecap="round"/>`;
  const ends = drawEnds({ ...input, chart: { lines: [context], unit: 'level' } }, plot, new Map([[context.key, values]]), room);
  const axis = leaveRoom(drawValueAxis(plot, ticks, null, false, theme), ends, room);
  const title = { text: context.label, x: 4, y: 10, anchor: 'start' as const, color: text, strong: true };
  return { width, height, shapes: [...axis.shapes, line, ...drawMarked(marked, read, plot, theme), ...ends.shapes], labels: [title, ...axis.labels, ...ends.labels] };
}

/** Per-session rows as lines or areas over their dates, thinned as on the page, below their context where there is one. Signed bars are drawn as an area. */
export function drawLines(input: DrawingInput<LinesChart>): Drawing {
  const { chart, range, theme, width } = input;
  const rows = input.rows.filter((row) => String(row['date']) >= range.from && String(row['date']) <= range.to);
  const keys = chart.lines.map((line) => line.key);
  const dates = rows.map((row) => String(row['date']));
  const indexOf = new Map(dates.map((date, index) => [date, index]));
  const marked = chart.context?.dates.flatMap((date) => indexOf.get(date) ?? []) ?? [];
  const room = chooseEndRoom(width, chart.lines.length > 1);
  const above = drawContext(input, rows, marked, room);
  const height = input.height - (above?.height ?? 0);
  const values = new Map(keys.map((key) => [key, rows.map((row) => readDrawn(row, key, chart.scale))]));
  const domain = computeDomain([...values.values()].flat(), chart.baseline, chart.scale);
  const plot = createPlot(width, height, { first: 0, last: Math.max(1, rows.length - 1) }, domain, chart.scale, room);
  const isEmpty = rows.every((row) => keys.every((key) => readNumber(row, key) === null));
  const ticks = isEmpty ? [] : chart.scale === 'log' ? computeLogTicks(domain.low, domain.high) : computeLinearTicks(domain.low, domain.high);
  const ends = drawEnds(input, plot, values, room);
  const axis = leaveRoom(drawValueAxis(plot, ticks, chart.baseline, chart.baseline === 0 && chart.unit !== 'count', theme), ends, room);
  const series = drawSeries(input, plot, values, rows.length, rows.findIndex((row) => row['provisional'] === true));
  const marks = drawMarks(input, plot, dates);
  const diamonds = drawMarked(marked, (index) => readNumber(rows[index], keys[0] ?? ''), plot, theme);
  const dateLabels = computeDateTicks(dates, plot.innerWidth).map(({ index, label }) => ({
    text: label, x: plot.toX(index), y: height - 8, anchor: 'start' as const, color: themeColors[theme].muted, strong: false,
  }));
  const nothing = isEmpty ? [{ text: nothingText, x: plotMargins.left + plot.innerWidth / 2, y: height / 2, anchor: 'middle' as const, color: themeColors[theme].muted, strong: false }] : [];
  const below: Drawing = { width, height, shapes: [...axis.shapes, ...series, ...diamonds, ...ends.shapes, ...marks.shapes], labels: [...axis.labels, ...dateLabels, ...ends.labels, ...marks.labels, ...nothing] };
  if (above === null) return below;
  return {
    width, height: input.height,
    shapes: [...above.shapes, `<g transform="translate(0 ${above.height})">${below.shapes.join('')}</g>`],
    labels: [...above.labels, ...below.labels.map((label) => ({ ...label, y: label.y + above.height }))],
  };
}
