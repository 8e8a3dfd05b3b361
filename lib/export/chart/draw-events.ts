import { place } from '@/lib/plot/line-path';
import { readNumber } from '@/lib/format/read-number';
import { toDayNumber } from '@/lib/calendar/civil-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import { computeDateTicks } from '@/lib/plot/date-ticks';
import { listDays } from '@/lib/plot/list-days';
import { estimateTextWidth, fitText } from '@/lib/plot/place-labels';
import { createPlot, plotMargins } from '@/lib/plot/plot-geometry';
import { symbolColor } from '@/lib/plot/symbol-color';
import { themeColors } from '@/lib/plot/theme-colors';
import { computeDomain, computeLinearTicks } from '@/lib/plot/value-ticks';
import { formatCell } from '@/lib/format/format-cell';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { colorOf, drawValueAxis, type Drawing, type DrawingInput } from './drawing';

// A run of five sessions in ninety years is narrower than a pixel; it must still be seen.
const leastWidthPx = 4;

function readDay(row: Row, key: string, initial: string): number {
  const cell = row[key];
  const date = typeof cell === 'string' && isSessionDate(cell) ? cell : initial;
  return isSessionDate(date) ? toDayNumber(date) : 0;
}

/** Events that last, each from its start to its end along the time axis, as high as its value. */
export function drawSpans(input: DrawingInput<Extract<ChartSpec, { kind: 'spans' }>>): Drawing {
  const { chart, rows, range, width, height, theme } = input;
  const spans = rows.map((row) => ({ start: readDay(row, chart.startKey, range.from), end: readDay(row, chart.endKey, range.to), value: readNumber(row, chart.valueKey) ?? 0 }));
  const from = rows.reduce((least, row) => (String(row[chart.startKey]) < least ? String(row[chart.startKey]) : least), range.from);
  const domain = computeDomain(spans.map(({ value }) => value), 0, 'linear');
  const plot = createPlot(width, height, { first: readDay({}, '', from), last: readDay({}, '', range.to) }, domain, 'linear');
  const axis = drawValueAxis(plot, computeLinearTicks(domain.low, domain.high), 0, true, theme);
  const color = colorOf(symbolColor(chart.symbol), theme);
  const boxes = spans.map(({ start, end, value }) => {
    const wide = Math.max(leastWidthPx, plot.toX(end) - plot.toX(start));
    const left = Math.min(plot.toX(start), width - plotMargins.right - wide);
    const [top, bottom] = [plot.toY(Math.max(0, value)), plot.toY(Math.min(0, value))];
    return `<rect x="${place(left)}" y="${place(top)}" width="${place(wide)}" height="${place(Math.max(0.5, bottom - top))}" fill="${color}" fill-opacity="0.85"/>`;
  });
  const days = listDays(from, range.to);
  const dateLabels = computeDateTicks(days, plot.innerWidth).map(({ index, label }) => ({
    text: label, x: plotMargins.left + (index / Math.max(1, days.length - 1)) * plot.innerWidth, y: height - 8, anchor: 'start' as const, color: themeColors[theme].muted, strong: false,
  }));
  return { width, height, shapes: [...axis.shapes, ...boxes], labels: [...axis.labels, ...dateLabels] };
}

/** One column per category: records per year. */
export function drawColumns(input: DrawingInput<Extract<ChartSpec, { kind: 'columns' }>>): Drawing {
  const { chart, rows, width, height, theme } = input;
  const values = rows.map((row) => readNumber(row, chart.valueKey));
  const domain = computeDomain(values, 0, 'linear');
  const plot = createPlot(width, height, { first: 0, last: Math.max(1, rows.length) }, domain, 'linear');
  const axis = drawValueAxis(plot, computeLinearTicks(domain.low, domain.high), 0, false, theme);
  const color = colorOf(symbolColor(chart.symbol), theme);
  const step = plot.innerWidth / Math.max(1, rows.length);
  const wide = Math.min(26, step * 0.8);
  const bars = values.flatMap((value, index) => {
    if (value === null) return [];
    const [top, bottom] = [plot.toY(Math.max(0, value)), plot.toY(Math.min(0, value))];
    return [`<rect x="${place(plot.toX(index + 0.5) - wide / 2)}" y="${place(top)}" width="${place(wide)}" height="${place(bottom - top)}" fill="${color}"/>`];
  });
  const every = Math.max(1, Math.ceil(46 / step));
  const names = rows.flatMap((row, index) => ((rows.length - 1 - index) % every === 0
    ? [{ text: String(row[chart.categoryKey] ?? ''), x: plot.toX(index + 0.5), y: height - 8, anchor: 'middle' as const, color: themeColors[theme].muted, strong: false }] : []));
  return { width, height, shapes: [...axis.shapes, ...bars], labels: [...axis.labels, ...names] };
}

const mostRowHeightPx = 22;
const leastRowHeightPx = 11;
const leftOut = '…';

/** As many rows as a picture has room for: the first of them, or of instruments the strongest and the weakest with a row of dots between. */
function pickRows(rows: readonly Row[], most: number, labelKey: string, ranked: boolean): readonly Row[] {
  if (rows.length <= most) return rows;
  if (!ranked || most < 3) return rows.slice(0, most);
  const above = Math.ceil((most - 1) / 2);
  return [...rows.slice(0, above), { [labelKey]: `${leftOut} ${rows.length - most + 1} more` }, ...rows.slice(rows.length - (most - 1 - above))];
}

/** Instruments as horizontal bars from the strongest down, by the first of the measured spans; missing values stand last. */
export function drawRanking(input: DrawingInput<Extract<ChartSpec, { kind: 'ranking' }>>): Drawing {
  const { chart, rows, width, height, theme } = input;
  const colors = themeColors[theme];
  const key = chart.valueKey;
  const ordered = chart.first === undefined ? [...rows].sort((a, b) => (readNumber(b, key) ?? -Infinity) - (readNumber(a, key) ?? -Infinity)) : rows.slice(0, chart.first);
  const ranked = pickRows(ordered, Math.max(1, Math.floor(height / leastRowHeightPx)), chart.labelKey, chart.first === undefined);
  const names = ranked.map((row) => String(row[chart.labelKey] ?? ''));
  const labelPx = Math.min(width * 0.5, Math.max(80, ...names.map((name) => estimateTextWidth(name) + 12)));
  const rowHeightPx = Math.min(mostRowHeightPx, height / Math.max(1, ranked.length));
  const values = ranked.map((row) => readNumber(row, key) ?? 0);
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const [left, right] = [labelPx, width - 80];
  const perUnit = (right - left) / Math.max(1e-9, highest - lowest);
  const middle = left - lowest * perUnit;
  const shapes: string[] = [];
  const labels = ranked.flatMap((row, index): Drawing['labels'] => {
    const value = readNumber(row, key);
    const y = (index + 0.5) * rowHeightPx + 4;
    const size = Math.abs(value ?? 0) * perUnit;
    const x = (value ?? 0) < 0 ? middle - size : middle;
    if (value !== null) shapes.push(`<rect x="${place(x)}" y="${place(y - 4 - rowHeightPx * 0.3)}" width="${place(size)}" height="${place(rowHeightPx * 0.6)}" fill="${value < 0 ? colors.down : colors.up}"/>`);
    const common = { y, color: colors.ink, strong: false, size: Math.min(11, rowHeightPx - 1) } as const;
    const isLeftOut = (names[index] ?? '').startsWith(leftOut);
    const text = isLeftOut ? '' : formatCell(value, { unit: chart.unit, type: 'number', signed: chart.unit === 'pct' || chart.unit === 'pp' });
    return [{ ...common, text: fitText(names[index] ?? '', labelPx - 12), x: 0, anchor: 'start' }, { ...common, text, x: width, anchor: 'end' }];
  });
  return { width, height, shapes, labels };
}
