'use client';

import { CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { toDayNumber } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import type { ChartSpec, Column, Row } from '@/lib/studies/study';
import { symbolColor } from '@/lib/plot/symbol-color';
import { computeDateTicks } from '@/lib/plot/date-ticks';
import { EventFrame } from './event-frame';
import { createTickFormat } from '@/lib/plot/format-value';
import { isSigned, readNumber } from './line-series';
import { listDays } from '@/lib/plot/list-days';
import { createPlot, plotMargins } from '@/lib/plot/plot-geometry';
import { computeDomain, computeLinearTicks } from '@/lib/plot/value-ticks';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'spans' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly range: { readonly from: string; readonly to: string };
  readonly simulated: boolean;
  readonly describedBy: string;
}

// A run of five sessions in ninety years is narrower than a pixel; it must still be seen.
const leastWidthPx = 4;

function dayOf(date: string): number {
  return toDayNumber(parseSessionDate(date));
}

/** Events that last: each from its start to its end along the time axis (an open one to the end of the range), as high as its value. */
export function SpansChart({ chart, columns, rows, range, simulated, describedBy }: Props) {
  const spans = rows.map((row) => ({ start: String(row[chart.startKey] ?? range.from), end: String(row[chart.endKey] ?? range.to), value: readNumber(row, chart.valueKey) ?? 0 }));
  // An event that meets the range is drawn whole.
  const from = spans.reduce((least, { start }) => (start < least ? start : least), range.from);
  const to = spans.reduce((most, { end }) => (end > most ? end : most), range.to);
  const days = listDays(from, to);
  const domain = computeDomain(spans.map(({ value }) => value), 0, 'linear');
  const ticks = computeLinearTicks(domain.low, domain.high);
  const color = symbolColor(chart.symbol);
  return (
    <EventFrame title={chart.title} columns={columns} rows={rows} valueKey={chart.valueKey} simulated={simulated} describedBy={describedBy}>
      {({ width, height, cursor, onCursor, hatch }) => {
        const plot = createPlot(width, height, { first: dayOf(from), last: dayOf(to) }, domain, 'linear');
        const dateTicks = computeDateTicks(days, plot.innerWidth);
        const boxes = spans.map(({ start, end, value }) => {
          const left = plot.toX(dayOf(start));
          const wide = Math.max(leastWidthPx, plot.toX(dayOf(end)) - left);
          return { left: Math.min(left, width - plotMargins.right - wide), wide, top: plot.toY(Math.max(0, value)), bottom: plot.toY(Math.min(0, value)) };
        });
        const pick = (x: number): void => {
          const distances = boxes.map(({ left, wide }) => (x < left ? left - x : Math.max(0, x - left - wide)));
          const least = Math.min(...distances);
          onCursor(distances.lastIndexOf(least));
        };
        return (
          <ComposedChart
            width={width} height={height} data={spans} margin={{ left: plotMargins.left, right: 0, top: plotMargins.top, bottom: 0 }} accessibilityLayer={false}
            onMouseMove={(_, event) => { pick(event.nativeEvent.offsetX); }}
          >
            {hatch}
            <CartesianGrid vertical={false} stroke="var(--grid)" />
            <XAxis
              type="number" domain={[0, Math.max(1, days.length - 1)]} ticks={dateTicks.map(({ index }) => index)} allowDataOverflow interval={0}
              tickFormatter={(index: number) => dateTicks.find((tick) => tick.index === index)?.label ?? ''}
              tick={{ fontSize: 11, fill: 'var(--muted)', textAnchor: 'start' }} tickLine={false} axisLine={false} height={plotMargins.bottom}
            />
            <YAxis type="number" allowDataOverflow orientation="right" domain={[domain.low, domain.high]} ticks={ticks} tickFormatter={createTickFormat(ticks, isSigned(columns, chart.valueKey))} tick={{ fontSize: 11, fill: 'var(--muted)' }} tickLine={false} axisLine={false} width={plotMargins.right} interval={0} />
            {/* Axes are drawn only for a series: this one gives them the values, the paths below are what is seen. */}
            <Line dataKey="value" stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
            <ReferenceLine y={0} stroke="var(--zero)" strokeWidth={1.2} />
            {boxes.map(({ left, wide, top, bottom }, index) => (
              <path key={index} d={`M${left.toFixed(2)},${top.toFixed(2)}h${wide.toFixed(2)}V${bottom.toFixed(2)}h${(-wide).toFixed(2)}Z`} fill={color} fillOpacity={cursor === null || cursor === index ? 0.85 : 0.4} data-span="" />
            ))}
          </ComposedChart>
        );
      }}
    </EventFrame>
  );
}
