'use client';

import { readNumber } from '@/lib/format/read-number';
import { Bar, CartesianGrid, ComposedChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { symbolColor } from '@/lib/plot/symbol-color';
import { EventFrame, useEventPlot } from './event-frame';
import { createTickFormat } from '@/lib/plot/format-value';
import { isSigned } from './line-series';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { computeDomain, computeLinearTicks } from '@/lib/plot/value-ticks';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'columns' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

/** One column per category: records per year. */
export function ColumnsChart({ chart, columns, rows, simulated, describedBy }: Props) {
  const plot = useEventPlot();
  const { width, height, onCursor } = plot;
  const data = rows.map((row) => ({ name: String(row[chart.categoryKey] ?? ''), value: readNumber(row, chart.valueKey) }));
  const domain = computeDomain(data.map((point) => point.value), 0, 'linear');
  const ticks = computeLinearTicks(domain.low, domain.high);
  return (
    <EventFrame plot={plot} title={chart.title} columns={columns} rows={rows} valueKey={chart.valueKey} simulated={simulated} describedBy={describedBy}>
      {(hatch) => (
        <ComposedChart
          width={width} height={height} data={data} margin={{ left: plotMargins.left, right: 0, top: plotMargins.top, bottom: 0 }} accessibilityLayer={false}
          onMouseMove={(state) => { onCursor(typeof state.activeTooltipIndex === 'string' ? Number(state.activeTooltipIndex) : (state.activeTooltipIndex ?? null)); }}
        >
          {hatch}
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis dataKey="name" tick={{ fontSize: 11, fill: 'var(--muted)' }} tickLine={false} axisLine={false} height={plotMargins.bottom} minTickGap={14} interval="preserveEnd" />
          <YAxis orientation="right" domain={[domain.low, domain.high]} ticks={ticks} tickFormatter={createTickFormat(ticks, isSigned(columns, chart.valueKey))} tick={{ fontSize: 11, fill: 'var(--muted)' }} tickLine={false} axisLine={false} width={plotMargins.right} interval={0} />
          <ReferenceLine y={0} stroke="var(--zero)" strokeWidth={1.2} />
          <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--wash)' }} content={() => null} />
          <Bar dataKey="value" fill={symbolColor(chart.symbol)} isAnimationActive={false} maxBarSize={26} />
        </ComposedChart>
      )}
    </EventFrame>
  );
}
