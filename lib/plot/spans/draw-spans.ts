import { fromDayNumber, toDayNumber } from '@/lib/calendar/civil-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import { readNumber } from '@/lib/format/read-number';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { computeDateTicks } from '../date-ticks';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import { listDays } from './list-days';
import type { RectMark } from '../mark';
import { drawLayers, measureLayers } from '../layers/draw-layers';
import { createPlot, frameOf, innerHeightOf } from '../plot-geometry';
import { symbolColor } from '../symbol-color';
import { createValueAxis, isSigned } from '../value-axis';
import { addFoot, computeDomain } from '../value-ticks';
import type { VisibleWindow } from '../visible-window';

// A run of five sessions in ninety years is narrower than a pixel; it must still be seen.
const leastWidthPx = 4;

/** An event from its first to its last day. **Units**: days as `toDayNumber` counts them, and those of its value. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly value: number;
}

/** The events of a chart. **Missing**: one that has no end is open and lasts to the end of `extent`; a start that is not known is that of `extent`. */
export function readSpans(chart: Extract<ChartSpec, { kind: 'spans' }>, rows: readonly Row[], extent: VisibleWindow): Span[] {
  const dayOf = (cell: unknown, unless: number): number => (typeof cell === 'string' && isSessionDate(cell) ? toDayNumber(cell) : unless);
  return rows.map((row) => ({
    first: dayOf(row[chart.startKey], extent.first),
    last: dayOf(row[chart.endKey], extent.last),
    value: readNumber(row, chart.valueKey) ?? 0,
  }));
}

interface Input extends Omit<DrawInput<'spans'>, 'rows'> {
  readonly spans: readonly Span[];
  /** Days in sight, both included; fractions while they are moved. */
  readonly window: VisibleWindow;
}

/** Events that last, each from its start to its end along the axis of time, as high as its value; what lies outside the window is left out. `of` is the span. */
export function drawSpans({ chart, columns, spans, window, width, height, simulated }: Input): Drawing {
  const shown = spans.flatMap((span, of) => (span.last >= window.first && span.first <= window.last ? [{ ...span, of }] : []));
  // Where nothing is drawn, as a page says then, nothing is laid over it.
  const layersShown = shown.length === 0 ? [] : chart.layers;
  const foot = measureLayers(layersShown, innerHeightOf(height));
  const values = computeDomain(
    shown.map(({ value }) => value),
    0,
    'linear',
  );
  const domain = addFoot(values, 'linear', foot, innerHeightOf(height));
  const plot = createPlot(width, height, window, domain, 'linear');
  const frame = frameOf(plot);
  const fill = symbolColor(chart.symbol);
  const boxes = shown.map(({ first, last, value, of }): RectMark => {
    const left = Math.max(frame.left, Math.min(plot.toX(first), frame.right - leastWidthPx));
    const [top, bottom] = [plot.toY(Math.max(0, value)), plot.toY(Math.min(0, value))];
    return {
      shape: 'rect',
      role: 'span',
      of,
      x: left,
      y: top,
      width: Math.max(leastWidthPx, Math.min(frame.right, plot.toX(last)) - left),
      height: Math.max(0.5, bottom - top),
      fill,
      opacity: 0.85,
    };
  });
  const toX = (date: string): number | null => (isSessionDate(date) ? plot.toX(toDayNumber(date)) : null);
  const layers = drawLayers(layersShown, frame, foot, { fromX: toX, toX });
  const axis = createValueAxis({ domain, toPx: plot.toY, signed: isSigned(columns, chart.valueKey, true) });
  const days = listDays(fromDayNumber(Math.round(window.first)), fromDayNumber(Math.round(window.last)));
  const perDay = (window.last - window.first) / Math.max(1, days.length - 1);
  const ticks = computeDateTicks(days, plot.innerWidth).map(({ index, label }) => ({
    value: window.first + index * perDay,
    at: plot.toX(window.first + index * perDay),
    text: label,
  }));
  return {
    width,
    height,
    frame,
    values: { ...axis, ticks: axis.ticks.filter(({ at }) => foot === 0 || at <= frame.bottom - foot) },
    base: { low: window.first, high: Math.max(window.first + 1, window.last), ticks, anchor: 'start' },
    ground: simulated && spans.length > 0 ? [hatchMark(frame)] : [],
    marks: [...layers.over, ...boxes, ...layers.foot],
  };
}
