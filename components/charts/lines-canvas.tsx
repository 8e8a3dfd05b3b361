'use client';

import { memo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { DateTick } from '@/lib/plot/date-ticks';
import { plotMargins } from '@/lib/plot/plot-geometry';
import type { Domain } from '@/lib/plot/value-ticks';
import type { VisibleWindow } from '@/lib/plot/visible-window';

/** One drawn line: final closes solid, the provisional tail (its own key) dashed. */
export interface DrawnLine {
  readonly key: string;
  readonly tailKey: string | null;
  readonly color: string;
  readonly dashed: boolean;
}

interface Props {
  readonly width: number;
  readonly height: number;
  readonly data: readonly Readonly<Record<string, number | null>>[];
  readonly lines: readonly DrawnLine[];
  readonly form: 'line' | 'area' | 'bars';
  readonly scale: 'linear' | 'log';
  readonly baseline: number | null;
  readonly window: VisibleWindow;
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

/** The still part of the chart: grid, axes, lines. Drawn again only when what is in sight changes. */
export const LinesCanvas = memo(function LinesCanvas(props: Props) {
  const { width, height, data, lines, form, scale, baseline, window, domain, valueTicks, dateTicks, formatTick, bars, simulated, hatchId } = props;
  const labels = new Map(dateTicks.map((tick) => [tick.index, tick.label]));
  const innerWidth = width - plotMargins.left - plotMargins.right;
  const innerHeight = height - plotMargins.top - plotMargins.bottom;
  return (
    <ComposedChart
      width={width}
      height={height}
      data={[...data]}
      margin={{ left: plotMargins.left, right: 0, top: plotMargins.top, bottom: 0 }}
      accessibilityLayer={false}
      style={{ pointerEvents: 'none' }}
    >
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
        domain={[window.first, window.last]}
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
      {form === 'bars' ? null : lines.map((line) => form === 'area' && !line.dashed ? (
        <Area
          key={line.key} dataKey={line.key} type="linear" stroke={line.color} strokeWidth={1.6} fill={line.color} fillOpacity={0.1}
          baseValue={baseline ?? 'dataMin'} connectNulls={false} isAnimationActive={false} dot={false} activeDot={false}
        />
      ) : (
        <Line
          key={line.key} dataKey={line.key} type="linear" stroke={line.color} strokeWidth={line.dashed ? 1.2 : 1.6}
          strokeDasharray={line.dashed ? '5 3' : undefined} connectNulls={false} isAnimationActive={false} dot={false} activeDot={false}
        />
      ))}
      {lines.map((line) => line.tailKey === null ? null : (
        <Line
          key={line.tailKey} dataKey={line.tailKey} type="linear" stroke={line.color} strokeWidth={1.6} strokeDasharray="3 3"
          connectNulls={false} isAnimationActive={false} dot={{ r: 2.5, fill: 'var(--card)', stroke: line.color }} activeDot={false}
        />
      ))}
    </ComposedChart>
  );
});
