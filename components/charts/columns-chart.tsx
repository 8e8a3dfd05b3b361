'use client';

import { useId, useRef, useState } from 'react';
import { Bar, CartesianGrid, ComposedChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { formatCell } from '@/lib/format/format-cell';
import { formatLongDate } from '@/lib/format/format-date';
import type { ChartSpec, Column, Row } from '@/lib/studies/study';
import { ChartLegend } from './chart-legend';
import { symbolColor } from './chart-color';
import { createTickFormat } from './format-value';
import { isSigned, readNumber } from './line-series';
import { plotMargins } from './plot-geometry';
import { useElementWidth } from './use-element-width';
import { computeDomain, computeLinearTicks } from './value-ticks';
import classes from './charts.module.css';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'columns' | 'spans' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

function chooseHeight(width: number): number {
  return width < 560 ? 270 : 340;
}

/** One column per category: a year, or an event with its start and end. Every column can be reached with the arrow keys. */
export function ColumnsChart({ chart, columns, rows, simulated, describedBy }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame, 880);
  const height = chooseHeight(width);
  const [cursor, setCursor] = useState<number | null>(null);
  const hatchId = `hatch${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const nameKey = chart.kind === 'columns' ? chart.categoryKey : chart.startKey;
  const data = rows.map((row) => ({ name: String(row[nameKey] ?? ''), value: readNumber(row, chart.valueKey) }));
  const domain = computeDomain(data.map((point) => point.value), 0, 'linear');
  const ticks = computeLinearTicks(domain.low, domain.high);
  const format = createTickFormat(ticks, isSigned(columns, chart.valueKey));
  const color = symbolColor(chart.symbol);
  const describe = (index: number): string => {
    const row = rows[index];
    if (row === undefined) return '';
    return columns.map((column) => `${column.label} ${formatCell(row[column.key], column)}`).join(', ');
  };
  const shortName = (name: string): string => (chart.kind === 'spans' ? formatLongDate(name).slice(-8) : name);
  return (
    <>
      <div
        ref={frame} className={classes.plot} style={{ height }} tabIndex={0} role="application" aria-roledescription="chart" data-chart-frame=""
        aria-label={`${chart.title}. Arrow keys move from column to column.`} aria-describedby={describedBy}
        onKeyDown={(event) => {
          const goals: Readonly<Record<string, number>> = { ArrowLeft: (cursor ?? data.length) - 1, ArrowRight: (cursor ?? -1) + 1, Home: 0, End: data.length - 1 };
          const goal = goals[event.key];
          if (goal === undefined) return;
          event.preventDefault();
          setCursor(Math.min(data.length - 1, Math.max(0, goal)));
        }}
        onBlur={() => { setCursor(null); }}
      >
        {data.length === 0 ? <p className={classes.nothing}>No event meets these conditions in this range. Widen the range or lower the threshold.</p> : (
          <ComposedChart
            width={width} height={height} data={data} margin={{ left: plotMargins.left, right: 0, top: plotMargins.top, bottom: 0 }} accessibilityLayer={false}
            onMouseMove={(state) => { setCursor(typeof state.activeTooltipIndex === 'string' ? Number(state.activeTooltipIndex) : (state.activeTooltipIndex ?? null)); }}
            onMouseLeave={() => { setCursor(null); }}
          >
            {simulated ? (
              <>
                <defs>
                  <pattern id={hatchId} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line x1="0" y1="0" x2="0" y2="9" stroke="var(--muted)" strokeWidth="1" strokeOpacity="0.16" />
                  </pattern>
                </defs>
                <rect x={1} y={plotMargins.top} width={Math.max(0, width - plotMargins.right)} height={Math.max(0, height - plotMargins.top - plotMargins.bottom)} fill={`url(#${hatchId})`} data-simulated-hatch="" />
              </>
            ) : null}
            <CartesianGrid vertical={false} stroke="var(--grid)" />
            <XAxis dataKey="name" tickFormatter={shortName} tick={{ fontSize: 11, fill: 'var(--muted)' }} tickLine={false} axisLine={false} height={plotMargins.bottom} minTickGap={14} interval="preserveStart" />
            <YAxis orientation="right" domain={[domain.low, domain.high]} ticks={ticks} tickFormatter={format} tick={{ fontSize: 11, fill: 'var(--muted)' }} tickLine={false} axisLine={false} width={plotMargins.right} interval={0} />
            <ReferenceLine y={0} stroke="var(--zero)" strokeWidth={1.2} />
            <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--wash)' }} content={() => null} />
            <Bar dataKey="value" fill={color} isAnimationActive={false} maxBarSize={26} />
          </ComposedChart>
        )}
        {cursor === null || rows[cursor] === undefined ? null : (
          <div className={classes.tooltip} style={{ transform: `translate(${cursor > data.length / 2 ? 6 : Math.max(6, width - 300)}px, 6px)` }} data-tooltip="">
            {columns.map((column) => (
              <div key={column.key} className={classes.tooltipRow} data-strong={column.key === chart.valueKey || undefined}>
                <span>{column.label}</span>
                <span className="tabular">{formatCell(rows[cursor]?.[column.key], column)}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      <p className="visually-hidden" aria-live="polite">{cursor === null ? '' : describe(cursor)}</p>
      <ChartLegend lines={[]} simulated={simulated} provisional={false} />
    </>
  );
}
