'use client';

import { readNumber } from '@/lib/format/read-number';
import { useState } from 'react';
import { CartesianGrid, ComposedChart, ReferenceLine, Scatter, XAxis, YAxis } from 'recharts';
import { formatCell } from '@/lib/format/format-cell';
import { createTickFormat } from '@/lib/plot/format-value';
import { createRowPlot, nameWidth, pickDots, rowMargins, stackDots } from '@/lib/plot/row-plot';
import { symbolColor } from '@/lib/plot/symbol-color';
import { computeDomain, computeLinearTicks } from '@/lib/plot/value-ticks';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { EventFrame, useEventPlot } from './event-frame';
import { ChartLegend } from './chart-legend';
import classes from './charts.module.css';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'dots' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly events: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

const diameter = 8;
// Room for the tooltip in the half that the row in sight does not stand in.
const tooltipPx = { width: 230, line: 18, padding: 20 } as const;
const axisText = { fontSize: 11, fill: 'var(--muted)' } as const;

interface Pointed {
  readonly date: string;
  readonly value: number;
}

/** One row of dots per horizon, a dot an event: over the middle half of what any session had, with the mean as an upright mark. */
export function DotsChart({ chart, columns, rows, events, simulated, describedBy }: Props) {
  const frame = useEventPlot();
  const { width, height, cursor, onCursor } = frame;
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const outcomes = rows.map((_, row) => events.flatMap((event): Pointed[] => {
    const value = readNumber(event, chart.eventKeys[row] ?? '');
    return value === null ? [] : [{ date: String(event['date'] ?? ''), value }];
  }));
  const dots = outcomes.map((known) => pickDots(known.map(({ value }) => value)));
  const domain = computeDomain([...dots.flat(), ...rows.flatMap((row) => [chart.lowKey, chart.highKey, chart.meanKey].map((key) => readNumber(row, key)))], 0, 'linear');
  const ticks = computeLinearTicks(domain.low, domain.high);
  const plot = createRowPlot(width, height, rows.length, domain);
  const color = symbolColor(chart.symbol);
  const told = chart.legs.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  const main = columns.find(({ key }) => key === chart.meanKey);
  const nameOf = (row: number): string => {
    const name = String(rows[row]?.[chart.categoryKey] ?? '');
    return nameWidth(width) < 60 ? name : `${name} sessions`;
  };
  const point = (x: number, y: number): void => {
    const row = plot.toRow(y);
    const near = (outcomes[row] ?? []).map((outcome) => ({ outcome, away: Math.abs(plot.toX(outcome.value) - x) })).sort((a, b) => a.away - b.away)[0];
    onCursor(row);
    setPointed(near !== undefined && near.away <= diameter ? near.outcome : null);
  };
  return (
    <>
      <EventFrame
        plot={frame} title={chart.title} columns={told} rows={rows} valueKey={chart.meanKey} simulated={simulated} describedBy={describedBy} stride="horizon"
        placeTooltip={(row) => ({ x: Math.max(4, width - rowMargins.right - tooltipPx.width), y: row < rows.length / 2 ? Math.max(4, height - rowMargins.bottom - tooltipPx.padding - (told.length + 1) * tooltipPx.line) : 4 })}
        pointed={pointed === null || main === undefined ? null : <div className={classes.tooltipDate}>Event of {pointed.date}: {formatCell(pointed.value, main)}</div>}
      >
        {(hatch) => (
          <ComposedChart
            width={width} height={height} data={rows.map((row, y) => ({ y, x: readNumber(row, chart.meanKey) ?? 0 }))} layout="vertical" accessibilityLayer={false}
            margin={{ left: 0, right: rowMargins.right, top: rowMargins.top, bottom: 0 }} onMouseMove={(_, event) => { point(event.nativeEvent.offsetX, event.nativeEvent.offsetY); }}
          >
            {hatch}
            <CartesianGrid horizontal={false} stroke="var(--grid)" />
            <XAxis type="number" dataKey="x" domain={[domain.low, domain.high]} allowDataOverflow ticks={ticks} tickFormatter={createTickFormat(ticks, true)} tick={axisText} tickLine={false} axisLine={false} height={rowMargins.bottom} interval={0} />
            <YAxis type="number" dataKey="y" domain={[-0.5, rows.length - 0.5]} tick={false} tickLine={false} axisLine={false} width={nameWidth(width)} />
            {/* Axes are drawn only for a series: this one gives them the values, the marks below are what is seen. */}
            <Scatter dataKey="x" fill="none" isAnimationActive={false} />
            <ReferenceLine x={0} stroke="var(--zero)" strokeWidth={1.2} />
            {rows.map((row, index) => {
              const middle = plot.toY(index);
              const half = plot.rowHeight * 0.3;
              const [low, median, high, mean] = [chart.lowKey, chart.medianKey, chart.highKey, chart.meanKey].map((key) => readNumber(row, key));
              const xs = (dots[index] ?? []).map((value) => plot.toX(value));
              const offsets = stackDots(xs, diameter, half);
              const isFocus = readNumber(row, chart.categoryKey) === chart.focus;
              return (
                <g key={index} data-dots="" opacity={cursor === null || cursor === index ? 1 : 0.55}>
                  <text x={0} y={middle + 4} fontSize={11} fontWeight={isFocus ? 650 : 400} fill={isFocus ? 'var(--ink)' : 'var(--muted)'}>{nameOf(index)}</text>
                  {isFocus ? <rect x={plot.left} y={middle - plot.rowHeight / 2} width={Math.max(0, plot.right - plot.left)} height={plot.rowHeight} fill="var(--wash)" fillOpacity={0.6} /> : null}
                  {low === null || high === null || low === undefined || high === undefined ? null : <rect x={plot.toX(low)} y={middle - half} width={Math.max(1, plot.toX(high) - plot.toX(low))} height={2 * half} fill="var(--muted)" fillOpacity={0.22} />}
                  {median === null || median === undefined ? null : <path d={`M${plot.toX(median).toFixed(2)},${(middle - half).toFixed(2)}v${(2 * half).toFixed(2)}`} stroke="var(--muted)" strokeWidth={1.6} />}
                  {xs.map((x, order) => <circle key={order} cx={x} cy={middle + (offsets[order] ?? 0)} r={diameter / 2} fill={color} fillOpacity={0.6} />)}
                  {mean === null || mean === undefined ? null : <path d={`M${plot.toX(mean).toFixed(2)},${(middle - plot.rowHeight * 0.42).toFixed(2)}v${(plot.rowHeight * 0.84).toFixed(2)}`} stroke="var(--ink)" strokeWidth={2.2} />}
                </g>
              );
            })}
          </ComposedChart>
        )}
      </EventFrame>
      <ChartLegend chart={chart} events={events} simulated={false} />
    </>
  );
}
