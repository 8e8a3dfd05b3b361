import { drawLinePath, place } from '@/lib/plot/line-path';
import { readNumber } from '@/lib/format/read-number';
import { createPlot } from '@/lib/plot/plot-geometry';
import { createTickFormat } from '@/lib/plot/format-value';
import { createRowPlot, nameWidth, pickDots, stackDots } from '@/lib/plot/row-plot';
import { computeStepTicks } from '@/lib/plot/step-ticks';
import { symbolColor } from '@/lib/plot/symbol-color';
import { themeColors } from '@/lib/plot/theme-colors';
import { computeDomain, computeLinearTicks } from '@/lib/plot/value-ticks';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { colorOf, drawValueAxis, type Drawing, type DrawingInput } from './drawing';

type DotsChart = Extract<ChartSpec, { kind: 'dots' }>;
type PathsChart = Extract<ChartSpec, { kind: 'paths' }>;

const dotDiameter = 7;

/** What came after events by the session: bands, single paths, the mean and that of any session. */
export function drawPaths(input: DrawingInput<PathsChart>): Drawing {
  const { chart, rows, width, height, theme } = input;
  const keys = [chart.meanKey, chart.baseKey, ...chart.pathKeys, ...chart.bands.flatMap(({ lowKey, highKey }) => [lowKey, highKey])];
  const domain = computeDomain(rows.flatMap((row) => keys.map((key) => readNumber(row, key))), 0, 'linear');
  const plot = createPlot(width, height, { first: 0, last: Math.max(1, rows.length - 1) }, domain, 'linear');
  const axis = drawValueAxis(plot, computeLinearTicks(domain.low, domain.high), 0, true, theme);
  const color = colorOf(symbolColor(chart.symbol), theme);
  const stroke = (key: string, ink: string, thickness: number, more = ''): string => {
    const path = drawLinePath(rows.map((row) => readNumber(row, key)), { first: 0, last: rows.length - 1 }, plot, plot.innerWidth);
    return `<path d="${path}" fill="none" stroke="${ink}" stroke-width="${thickness}" stroke-linejoin="round" stroke-linecap="round"${more}/>`;
  };
  const bands = chart.bands.map(({ lowKey, highKey }) => {
    const edge = (key: string): string[] => rows.flatMap((row, step) => { const value = readNumber(row, key); return value === null ? [] : [`${place(plot.toX(step))} ${place(plot.toY(value))}`]; });
    const points = [...edge(highKey), ...edge(lowKey).toReversed()];
    return points.length === 0 ? '' : `<path d="M${points.join('L')}Z" fill="${color}" fill-opacity="0.1"/>`;
  });
  const muted = themeColors[theme].muted;
  const names = computeStepTicks(rows.length - 1).map((step) => ({ text: String(step), x: plot.toX(step), y: height - 8, anchor: 'middle' as const, color: muted, strong: false }));
  return {
    width, height, labels: [...axis.labels, ...names],
    shapes: [...axis.shapes, ...bands, ...chart.pathKeys.map((key) => stroke(key, color, 0.8, ' stroke-opacity="0.5"')), stroke(chart.baseKey, muted, 1.4, ' stroke-dasharray="5 3"'), stroke(chart.meanKey, color, 2.4)],
  };
}

/** Outcomes per horizon as rows of dots over the middle half of any session's. */
export function drawDots(input: DrawingInput<DotsChart>, events: readonly Row[]): Drawing {
  const { chart, rows, width, height, theme } = input;
  const colors = themeColors[theme];
  const dots = rows.map((_, row) => pickDots(events.map((event) => readNumber(event, chart.eventKeys[row] ?? ''))));
  const domain = computeDomain([...dots.flat(), ...rows.flatMap((row) => [chart.lowKey, chart.highKey, chart.meanKey].map((key) => readNumber(row, key)))], 0, 'linear');
  const plot = createRowPlot(width, height, rows.length, domain);
  const ticks = computeLinearTicks(domain.low, domain.high);
  const format = createTickFormat(ticks, true);
  const color = colorOf(symbolColor(chart.symbol), theme);
  const upright = (value: number, ink: string, from = plot.top, to = plot.bottom, thickness = 1): string => `<path d="M${place(plot.toX(value))} ${place(from)}V${place(to)}" stroke="${ink}" stroke-width="${thickness}"/>`;
  const shapes = rows.flatMap((row, index) => {
    const middle = plot.toY(index);
    const [low, median, high, mean] = [chart.lowKey, chart.medianKey, chart.highKey, chart.meanKey].map((key) => readNumber(row, key));
    const half = plot.rowHeight * 0.3;
    const bar = low === null || high === null || low === undefined || high === undefined ? []
      : [`<rect x="${place(plot.toX(low))}" y="${place(middle - half)}" width="${place(plot.toX(high) - plot.toX(low))}" height="${place(2 * half)}" fill="${colors.muted}" fill-opacity="0.2"/>`];
    const tick = median === null || median === undefined ? [] : [upright(median, colors.muted, middle - half, middle + half, 1.6)];
    const xs = (dots[index] ?? []).map((value) => plot.toX(value));
    const offsets = stackDots(xs, dotDiameter, half);
    const circles = xs.map((x, order) => `<circle cx="${place(x)}" cy="${place(middle + (offsets[order] ?? 0))}" r="${dotDiameter / 2}" fill="${color}" fill-opacity="0.6"/>`);
    const mark = mean === null || mean === undefined ? [] : [upright(mean, colors.ink, middle - plot.rowHeight * 0.42, middle + plot.rowHeight * 0.42, 2.2)];
    return [...bar, ...tick, ...circles, ...mark];
  });
  const label = { color: colors.muted, strong: false } as const;
  const names = rows.map((row, index) => {
    const name = String(row[chart.categoryKey] ?? '');
    return { ...label, text: nameWidth(width) < 60 ? name : `${name} sessions`, x: 0, y: plot.toY(index) + 4, anchor: 'start' as const, strong: readNumber(row, chart.categoryKey) === chart.focus };
  });
  const values = ticks.map((value) => ({ ...label, text: format(value), x: plot.toX(value), y: height - 8, anchor: 'middle' as const }));
  return { width, height, shapes: [...ticks.map((value) => upright(value, colors.grid)), upright(0, colors.zero), ...shapes], labels: [...names, ...values] };
}
