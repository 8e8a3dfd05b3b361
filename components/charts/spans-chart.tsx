'use client';

import { readNumber } from '@/lib/format/read-number';
import { useMemo, useState } from 'react';
import { CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { fromDayNumber, toDayNumber } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { computeDateTicks } from '@/lib/plot/date-ticks';
import { createTickFormat } from '@/lib/plot/format-value';
import { listDays } from '@/lib/plot/list-days';
import { createPlot, plotMargins } from '@/lib/plot/plot-geometry';
import { symbolColor } from '@/lib/plot/symbol-color';
import { computeDomain, computeLinearTicks } from '@/lib/plot/value-ticks';
import { clampWindow, type VisibleWindow } from '@/lib/plot/visible-window';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { EventFrame, useEventPlot } from './event-frame';
import { isSigned } from './line-series';
import { OverviewStrip } from './overview-strip';
import { useChartGestures } from './use-chart-gestures';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'spans' }>;
  readonly columns: readonly Column[];
  /** All events at hand; may reach beyond the range in sight. */
  readonly rows: readonly Row[];
  readonly range: { readonly from: string; readonly to: string };
  /** First and last session that can be brought into sight. */
  readonly extent: { readonly from: string; readonly to: string };
  readonly simulated: boolean;
  readonly describedBy: string;
  readonly onRangeChange?: (from: string, to: string) => void;
  readonly onRangeReset?: () => void;
}

interface Span {
  readonly row: Row;
  /** Days since the start of the extent. */
  readonly first: number;
  readonly last: number;
  readonly value: number;
}

// A run of five sessions in ninety years is narrower than a pixel; it must still be seen.
const leastWidthPx = 4;
const axisText = { fontSize: 11, fill: 'var(--muted)' } as const;

function dayOf(date: string): number {
  return toDayNumber(parseSessionDate(date));
}

/** Highest event of each day, 0 between them: the whole history as one line for the strip. */
function listDayValues(spans: readonly Span[], count: number): number[] {
  const values = Array.from({ length: count }, () => 0);
  for (const { first, last, value } of spans) {
    for (let day = Math.max(0, first); day <= Math.min(count - 1, last); day += 1) {
      if (Math.abs(value) > Math.abs(values[day] ?? 0)) values[day] = value;
    }
  }
  return values;
}

/** Events that last: each from its start to its end along the time axis (an open one to the end), as high as its value. Moved and zoomed by the day. */
export function SpansChart({ chart, columns, rows, range, extent, simulated, describedBy, onRangeChange, onRangeReset }: Props) {
  const frame = useEventPlot();
  const { width, height, cursor, onCursor } = frame;
  const [moving, setMoving] = useState<VisibleWindow | null>(null);
  const [movedFor, setMovedFor] = useState(range);
  // A new range from outside (a button, the back button, an answer) takes over from the hand.
  if (movedFor.from !== range.from || movedFor.to !== range.to) {
    setMovedFor(range);
    setMoving(null);
  }
  const base = Math.min(dayOf(extent.from), dayOf(range.from));
  const count = Math.max(dayOf(extent.to), dayOf(range.to)) - base + 1;
  const window = clampWindow(moving ?? { first: dayOf(range.from) - base, last: dayOf(range.to) - base }, count);
  const spans = useMemo(() => rows.map((row): Span => {
    const [start, end] = [row[chart.startKey], row[chart.endKey]];
    return {
      row, value: readNumber(row, chart.valueKey) ?? 0,
      first: typeof start === 'string' ? dayOf(start) - base : 0, last: typeof end === 'string' ? dayOf(end) - base : count - 1,
    };
  }), [rows, chart, base, count]);
  const dates = useMemo(() => Array.from({ length: count }, (_, day) => fromDayNumber(base + day)), [base, count]);
  const dayValues = useMemo(() => listDayValues(spans, count), [spans, count]);
  const shown = spans.filter(({ first, last }) => last >= window.first && first <= window.last);
  const days = listDays(fromDayNumber(base + Math.round(window.first)), fromDayNumber(base + Math.round(window.last)));
  const domain = computeDomain(shown.map(({ value }) => value), 0, 'linear');
  const ticks = computeLinearTicks(domain.low, domain.high);
  const color = symbolColor(chart.symbol);
  const plot = createPlot(width, height, window, domain, 'linear');
  const dateTicks = computeDateTicks(days, plot.innerWidth);
  const right = plotMargins.left + plot.innerWidth;
  const boxes = shown.map(({ first, last, value }) => {
    const left = Math.max(plotMargins.left, Math.min(plot.toX(first), right - leastWidthPx));
    const wide = Math.max(leastWidthPx, Math.min(right, plot.toX(last)) - left);
    return { left, wide, top: plot.toY(Math.max(0, value)), bottom: plot.toY(Math.min(0, value)) };
  });
  const settle = (next: VisibleWindow): void => {
    const inside = clampWindow(next, count);
    setMoving(inside);
    onRangeChange?.(fromDayNumber(base + Math.round(inside.first)), fromDayNumber(base + Math.round(inside.last)));
  };
  useChartGestures({
    ref: frame.ref, count, window, onMove: setMoving, onSettle: settle,
    onReset: () => { setMoving(null); onRangeReset?.(); },
    onPoint: (x) => {
      const distances = boxes.map(({ left, wide }) => (x === null || x < left ? left - (x ?? 0) : Math.max(0, x - left - wide)));
      onCursor(x === null || distances.length === 0 ? null : distances.lastIndexOf(Math.min(...distances)));
    },
  });
  return (
    <>
      <EventFrame plot={frame} title={chart.title} columns={columns} rows={shown.map(({ row }) => row)} valueKey={chart.valueKey} simulated={simulated} describedBy={describedBy}>
        {(hatch) => (
          <ComposedChart
            width={width} height={height} data={days.map((_, x) => ({ x, value: 0 }))} margin={{ left: plotMargins.left, right: 0, top: plotMargins.top, bottom: 0 }}
            accessibilityLayer={false} style={{ pointerEvents: 'none' }}
          >
            {hatch}
            <CartesianGrid vertical={false} stroke="var(--grid)" />
            <XAxis
              dataKey="x" type="number" domain={[0, Math.max(1, days.length - 1)]} ticks={dateTicks.map(({ index }) => index)} allowDataOverflow interval={0}
              tickFormatter={(index: number) => dateTicks.find((tick) => tick.index === index)?.label ?? ''}
              tick={{ ...axisText, textAnchor: 'start', dx: 3 }} tickLine={{ stroke: 'var(--line)' }} axisLine={false} height={plotMargins.bottom}
            />
            <YAxis
              type="number" allowDataOverflow orientation="right" domain={[domain.low, domain.high]} ticks={ticks} tickFormatter={createTickFormat(ticks, isSigned(columns, chart.valueKey))}
              tick={axisText} tickLine={false} axisLine={false} width={plotMargins.right} interval={0}
            />
            {/* Axes are drawn only for a series: this one gives them the values, the paths below are what is seen. */}
            <Line dataKey="value" stroke="none" fill="none" dot={false} activeDot={false} isAnimationActive={false} />
            <ReferenceLine y={0} stroke="var(--zero)" strokeWidth={1.2} />
            {boxes.map(({ left, wide, top, bottom }, index) => (
              <path key={index} d={`M${left.toFixed(2)},${top.toFixed(2)}h${wide.toFixed(2)}V${bottom.toFixed(2)}h${(-wide).toFixed(2)}Z`} fill={color} fillOpacity={cursor === null || cursor === index ? 0.85 : 0.4} data-span="" />
            ))}
          </ComposedChart>
        )}
      </EventFrame>
      {onRangeChange === undefined ? null : (
        <OverviewStrip scale="linear" values={dayValues} dates={dates} width={Math.max(1, width - plotMargins.left - plotMargins.right)} window={window} onMove={setMoving} onSettle={settle} />
      )}
    </>
  );
}
