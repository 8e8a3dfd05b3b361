'use client';

import { memo, useId, type ReactNode } from 'react';
import { CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { Axis, Drawing } from '@/lib/plot/drawing';
import type { Mark } from '@/lib/plot/mark';
import { Marks } from './marks';

interface Props {
  readonly drawing: Drawing;
  /** Between the axes and the marks. */
  readonly children?: ReactNode;
  readonly fade?: (mark: Mark) => number;
}

const axisText = { fontSize: 11, fill: 'var(--muted)', fontFamily: 'inherit', className: 'tabular' } as const;
const still = { axisLine: false, allowDataOverflow: true, interval: 0 } as const;

/** What an axis of Recharts shows: the range and the ticks of a drawing's, and nothing of its own. */
function showAxis({ low, high, ticks }: Axis): {
  readonly domain: [number, number];
  readonly ticks: number[];
  readonly tickFormatter: (value: number) => string;
} {
  const texts = new Map(ticks.map(({ value, text }) => [value, text]));
  return { domain: [low, high], ticks: ticks.map(({ value }) => value), tickFormatter: (value) => texts.get(value) ?? '' };
}

/** A drawing on its axes: the surface, grid, base line and labels are Recharts', the marks those that a picture has. */
export const ChartSurface = memo(function ChartSurface({ drawing, children, fade }: Props) {
  const { width, height, frame, values, base, ground, marks } = drawing;
  const clip = `clip${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  if (values === null) return null;
  const isUp = values.runs === 'up';
  const across = isUp ? base : values;
  const below = height - frame.bottom;
  return (
    <ComposedChart
      width={width}
      height={height}
      data={[{ x: across?.low ?? 0, y: isUp ? values.low : 0 }]}
      accessibilityLayer={false}
      // What is under the pointer is read by the frame around it.
      style={{ pointerEvents: 'none' }}
      margin={{ left: isUp ? frame.left : 0, right: isUp ? 0 : width - frame.right, top: frame.top, bottom: 0 }}
    >
      <Marks marks={ground} />
      <CartesianGrid vertical={!isUp} horizontal={isUp} stroke="var(--grid)" />
      <XAxis
        {...still}
        {...(across === null ? {} : showAxis(across))}
        dataKey="x"
        type="number"
        height={below}
        tickLine={isUp && base?.anchor === 'start' ? { stroke: 'var(--line)' } : false}
        tick={isUp && base?.anchor === 'start' ? { ...axisText, textAnchor: 'start', dx: 3 } : axisText}
      />
      {isUp ? (
        <YAxis
          {...still}
          {...showAxis(values)}
          dataKey="y"
          type="number"
          orientation="right"
          scale={values.scale}
          width={width - frame.right}
          tick={axisText}
          tickLine={false}
        />
      ) : (
        <YAxis {...still} dataKey="y" type="number" domain={[0, 1]} width={frame.left} tick={false} tickLine={false} />
      )}
      {values.baseline === null ? null : (
        <ReferenceLine {...(isUp ? { y: values.baseline.value } : { x: values.baseline.value })} stroke="var(--zero)" strokeWidth={1.2} />
      )}
      {/* Axes are drawn only for a series: this one gives them the values, the marks are what is seen. */}
      <Line dataKey="y" stroke="none" fill="none" dot={false} activeDot={false} isAnimationActive={false} />
      {children}
      <defs>
        <clipPath id={clip}>
          <rect x={frame.left} y={0} width={Math.max(0, frame.right - frame.left)} height={height} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${clip})`}>
        <Marks marks={marks.filter(({ inside }) => inside === true)} fade={fade} />
      </g>
      <Marks marks={marks.filter(({ inside }) => inside !== true)} fade={fade} />
    </ComposedChart>
  );
});
