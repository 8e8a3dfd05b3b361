'use client';

import { useMemo } from 'react';
import { formatCell } from '@/lib/format/format-cell';
import { readNumber } from '@/lib/format/read-number';
import { drawColumns } from '@/lib/plot/columns/draw-columns';
import { pageSetting } from '@/lib/plot/setting';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartLegend } from './chart-legend';
import { ChartSurface } from './chart-surface';
import { EventFrame, useEventPlot } from './event-frame';
import classes from './charts.module.css';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'columns' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What the dots over the bars are read from. */
  readonly events?: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

interface Pointed {
  readonly name: string;
  readonly value: number;
}

const none: readonly Row[] = [];

/** One column per category: records per year, or means per month with every year as a dot. */
export function ColumnsChart({ chart, columns, rows, events = none, simulated, describedBy }: Props) {
  const plot = useEventPlot();
  const { width, height, place, cursor } = plot;
  const drawing = useMemo(
    () => drawColumns({ chart, columns, rows, events, width, height, simulated, setting: pageSetting }),
    [chart, columns, rows, events, width, height, simulated],
  );
  const { left, top, right, bottom } = drawing.frame;
  const step = (right - left) / Math.max(1, rows.length);
  const main = columns.find(({ key }) => key === chart.valueKey);
  const { dots } = chart;
  const findDot = (row: number, y: number): Pointed | null => {
    if (dots === undefined || drawing.values === null) return null;
    const { low, high } = drawing.values;
    const toY = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - top);
    const near = events
      .flatMap((event): (Pointed & { readonly away: number })[] => {
        const value = readNumber(event, dots.keys[row] ?? '');
        return value === null ? [] : [{ name: String(event[dots.nameKey] ?? ''), value, away: Math.abs(toY(value) - y) }];
      })
      .sort((a, b) => a.away - b.away)[0];
    return near !== undefined && near.away <= pageSetting.dotPx ? near : null;
  };
  const pointed = place === null || place.at === null ? null : findDot(place.row, place.at.y);
  return (
    <>
      <EventFrame
        plot={plot}
        title={chart.title}
        columns={columns}
        rows={rows}
        valueKey={chart.valueKey}
        simulated={simulated}
        describedBy={describedBy}
        find={(x) => (x < left || x > right ? null : Math.min(rows.length - 1, Math.floor((x - left) / step)))}
        {...(dots === undefined ? {} : { stride: 'column' })}
        pointed={
          pointed === null || main === undefined ? null : (
            <div className={classes.tooltipDate}>
              {pointed.name}: {formatCell(pointed.value, main)}
            </div>
          )
        }
      >
        <ChartSurface drawing={drawing}>
          {cursor === null || cursor >= rows.length ? null : (
            <rect x={left + cursor * step} y={top} width={step} height={bottom - top} fill="var(--wash)" />
          )}
        </ChartSurface>
      </EventFrame>
      <ChartLegend chart={chart} simulated={false} />
    </>
  );
}
