'use client';

import { memo } from 'react';
import { CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { DateTick } from '@/lib/plot/date-ticks';
import { plotMargins } from '@/lib/plot/plot-geometry';
import type { Domain } from '@/lib/plot/value-ticks';
import type { VisibleWindow } from '@/lib/plot/visible-window';
import type { DrawnLine } from './draw-window';

interface Props {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly DrawnLine[];
  /** The line that stands out, by its key; all alike where null. */
  readonly focus: string | null;
  readonly scale: 'linear' | 'log';
  readonly baseline: number | null;
  readonly window: VisibleWindow;
  /** Room between the last date and the value axis. */
  readonly endRoom: number;
  readonly domain: Domain;
  readonly valueTicks: readonly number[];
  readonly dateTicks: readonly DateTick[];
  readonly formatTick: (value: number) => string;
  /** Up and down strokes of signed bars, as SVG paths: thousands of bars in two elements. */
  readonly bars: { readonly up: string; readonly down: string; readonly width: number } | null;
  readonly simulated: boolean;
  readonly hatchId: string;
}

const axisText = { fontSize: 11, fill: 'var(--muted)', fontFamily: 'inherit' } as const;

function axisData(x: number, y: number): { x: number; y: number }[] {
  return [{ x, y }];
}

/** The still part of the chart: grid, axes, lines. Drawn again only when what is in sight changes. */
export const LinesCanvas = memo(function LinesCanvas(props: Props) {
  const { width, height, lines, focus, scale, baseline, window, endRoom, domain, valueTicks, dateTicks, formatTick, bars, simulated, hatchId } = props;
  const labels = new Map(dateTicks.map((tick) => [tick.index, tick.label]));
  const innerWidth = width - plotMargins.left - plotMargins.right;
  // The dates end before the axis does, where the names of the lines stand.
  const last = window.last + (endRoom / Math.max(1, innerWidth - endRoom)) * (window.last - window.first);
  const innerHeight = height - plotMargins.top - plotMargins.bottom;
  return (
    <ComposedChart
      width={width}
      height={height}
      data={axisData(window.first, domain.low)}
      margin={{ left: plotMargins.left, right: 0, top: plotMargins.top, bottom: 0 }}
      accessibilityLayer={false}
      style={{ pointerEvents: 'none' }}
    >
      <defs><clipPath id={`${hatchId}clip`}><rect x={plotMargins.left} y={0} width={Math.max(0, innerWidth)} height={height} /></clipPath></defs>
      {simulated ? (
        <>
          <defs>
            <pattern id={hatchId} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" y1="0" x2="0" y2="9" stroke="var(--muted)" strokeWidth="1" strokeOpacity="0.16" />
            </pattern>
          </defs>
          <rect x={plotMargins.left} y={plotMargins.top} width={Math.max(0, innerWidth)} height={Math.max(0, innerHeight)} fill={`url(#${hatchId})`} data-simulated-hatch="" />
        </>
      ) : null}
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[window.first, last]}
        allowDataOverflow
        ticks={dateTicks.map((tick) => tick.index)}
        tickFormatter={(index: number) => labels.get(index) ?? ''}
        tick={{ ...axisText, textAnchor: 'start', dx: 3 }}
        tickLine={{ stroke: 'var(--line)' }}
        axisLine={false}
        height={plotMargins.bottom}
        interval={0}
      />
      <YAxis
        orientation="right"
        type="number"
        scale={scale}
        domain={[domain.low, domain.high]}
        allowDataOverflow
        ticks={[...valueTicks]}
        tickFormatter={formatTick}
        tick={{ ...axisText, className: 'tabular' }}
        tickLine={false}
        axisLine={false}
        width={plotMargins.right}
        interval={0}
      />
      {baseline === null ? null : <ReferenceLine y={baseline} stroke="var(--zero)" strokeWidth={1.2} />}
      {bars === null ? null : (
        <g data-series="bars">
          <path d={bars.up} stroke="var(--up)" strokeWidth={bars.width} fill="none" />
          <path d={bars.down} stroke="var(--down)" strokeWidth={bars.width} fill="none" />
        </g>
      )}
      {/* Axes are drawn only for a series: this one gives them the values. The lines are paths of their own: with a series each Recharts would walk every close again in every frame. */}
      <Line dataKey="y" stroke="none" fill="none" dot={false} activeDot={false} isAnimationActive={false} />
      <g clipPath={`url(#${hatchId}clip)`} fill="none" strokeLinejoin="round" strokeLinecap="round">
        {lines.map((line) => (
          <g key={line.key} data-line={line.key} opacity={focus === null || focus === line.key ? 1 : 0.18} stroke={line.color}>
            {line.area === '' ? null : <path d={line.area} fill={line.color} fillOpacity={0.1} stroke="none" />}
            {line.path === '' ? null : <path d={line.path} strokeWidth={line.dash === null ? 1.6 : 1.4} strokeDasharray={line.dash ?? undefined} />}
            {line.tail === '' ? null : <path d={line.tail} strokeWidth={1.6} strokeDasharray="3 3" />}
            {line.dots.map(({ x, y }) => <circle key={x} cx={x} cy={y} r={2.5} fill="var(--card)" />)}
          </g>
        ))}
      </g>
    </ComposedChart>
  );
});
