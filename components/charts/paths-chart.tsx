'use client';

import { readNumber } from '@/lib/format/read-number';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { createTickFormat } from '@/lib/plot/format-value';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { computeStepTicks } from '@/lib/plot/step-ticks';
import { symbolColor } from '@/lib/plot/symbol-color';
import { computeDomain, computeLinearTicks } from '@/lib/plot/value-ticks';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { EventFrame, useEventPlot } from './event-frame';
import { ChartLegend } from './chart-legend';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'paths' }>;
  readonly columns: readonly Column[];
  /** One row per session after the event, from 0 on. */
  readonly rows: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

const axisText = { fontSize: 11, fill: 'var(--muted)' } as const;
const still = { dot: false, activeDot: false, isAnimationActive: false, connectNulls: false } as const;

/** What came after events, session by session: the mean, bands of all of them, single ones as thin lines, and the mean of any session. */
export function PathsChart({ chart, columns, rows, simulated, describedBy }: Props) {
  const plot = useEventPlot();
  const { width, height, cursor, onCursor } = plot;
  const keys = [chart.meanKey, chart.baseKey, ...chart.pathKeys, ...chart.bands.flatMap(({ lowKey, highKey }) => [lowKey, highKey])];
  const domain = computeDomain(rows.flatMap((row) => keys.map((key) => readNumber(row, key))), 0, 'linear');
  const ticks = computeLinearTicks(domain.low, domain.high);
  const last = readNumber(rows.at(-1), chart.stepKey) ?? 0;
  const color = symbolColor(chart.symbol);
  const told = columns.filter(({ key }) => !chart.pathKeys.includes(key));
  return (
    <>
      <EventFrame plot={plot} title={chart.title} columns={told} rows={rows} valueKey={chart.meanKey} simulated={simulated} describedBy={describedBy} stride="session">
        {(hatch) => (
          <ComposedChart
            width={width} height={height} data={[...rows]} margin={{ left: plotMargins.left, right: 0, top: plotMargins.top, bottom: 0 }} accessibilityLayer={false}
            onMouseMove={(state) => { onCursor(state.activeTooltipIndex === undefined || state.activeTooltipIndex === null ? null : Number(state.activeTooltipIndex)); }}
          >
            {hatch}
            <CartesianGrid vertical={false} stroke="var(--grid)" />
            <XAxis dataKey={chart.stepKey} type="number" domain={[0, Math.max(1, last)]} ticks={[...computeStepTicks(last)]} tick={axisText} tickLine={{ stroke: 'var(--line)' }} axisLine={false} height={plotMargins.bottom} interval={0} padding={{ left: 10 }} />
            <YAxis orientation="right" domain={[domain.low, domain.high]} allowDataOverflow ticks={ticks} tickFormatter={createTickFormat(ticks, true)} tick={axisText} tickLine={false} axisLine={false} width={plotMargins.right} interval={0} />
            <Tooltip isAnimationActive={false} cursor={false} content={() => null} />
            {chart.bands.map(({ lowKey, highKey }) => (
              <Area
                key={lowKey} stroke="none" fill={color} fillOpacity={0.1} {...still}
                dataKey={(row: Row) => { const [low, high] = [readNumber(row, lowKey), readNumber(row, highKey)]; return low === null || high === null ? null : [low, high]; }}
              />
            ))}
            <ReferenceLine y={0} stroke="var(--zero)" strokeWidth={1.2} />
            {cursor === null ? null : <ReferenceLine x={readNumber(rows[cursor], chart.stepKey) ?? 0} stroke="var(--muted)" strokeDasharray="3 3" />}
            {chart.pathKeys.map((key) => <Line key={key} dataKey={key} stroke={color} strokeWidth={0.9} strokeOpacity={0.55} {...still} />)}
            <Line dataKey={chart.baseKey} stroke="var(--muted)" strokeWidth={1.4} strokeDasharray="5 3" {...still} />
            <Line dataKey={chart.meanKey} stroke={color} strokeWidth={2.6} {...still} />
          </ComposedChart>
        )}
      </EventFrame>
      <ChartLegend chart={chart} simulated={false} />
    </>
  );
}
