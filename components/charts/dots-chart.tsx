'use client';

import { readNumber } from '@/lib/format/read-number';
import { useMemo } from 'react';
import { formatCell } from '@/lib/format/format-cell';
import { drawDots } from '@/lib/plot/dots/draw-dots';
import type { Mark } from '@/lib/plot/mark';
import { rowMargins } from '@/lib/plot/dots/row-plot';
import { pageSetting } from '@/lib/plot/setting';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartLegend } from './chart-legend';
import { ChartSurface } from './chart-surface';
import { EventFrame, useEventPlot } from './event-frame';
import classes from './charts.module.css';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'dots' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly events: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

// Room for the tooltip in the half that the row in sight does not stand in.
const tooltipPx = { width: 230, line: 18, padding: 20 } as const;

interface Pointed {
  readonly date: string;
  readonly value: number;
}

/** One row of dots per horizon, a dot an event: over the middle half of what any session had, with the mean as an upright mark. */
export function DotsChart({ chart, columns, rows, events, simulated, describedBy }: Props) {
  const frame = useEventPlot();
  const { width, height, place, cursor } = frame;
  const outcomes = rows.map((_, row) =>
    events.flatMap((event): Pointed[] => {
      const value = readNumber(event, chart.eventKeys[row] ?? '');
      return value === null ? [] : [{ date: String(event['date'] ?? ''), value }];
    }),
  );
  const drawing = useMemo(
    () => drawDots({ chart, columns, rows, events, width, height, simulated, setting: pageSetting }),
    [chart, columns, rows, events, width, height, simulated],
  );
  const { plot } = drawing;
  const fade = useMemo(
    () =>
      ({ of }: Mark): number =>
        cursor === null || of === undefined || cursor === of ? 1 : 0.55,
    [cursor],
  );
  const told = chart.legs.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  const main = columns.find(({ key }) => key === chart.meanKey);
  const findDot = (row: number, x: number): Pointed | null => {
    const near = (outcomes[row] ?? [])
      .map((outcome) => ({ outcome, away: Math.abs(plot.toX(outcome.value) - x) }))
      .sort((a, b) => a.away - b.away)[0];
    return near !== undefined && near.away <= pageSetting.dotPx ? near.outcome : null;
  };
  const pointed = place === null || place.at === null ? null : findDot(place.row, place.at.x);
  return (
    <>
      <EventFrame
        plot={frame}
        title={chart.title}
        columns={told}
        rows={rows}
        valueKey={chart.meanKey}
        simulated={simulated}
        describedBy={describedBy}
        find={(_, y) => plot.toRow(y)}
        stride="horizon"
        placeTooltip={(row) => ({
          x: Math.max(4, width - rowMargins.right - tooltipPx.width),
          y: row < rows.length / 2 ? Math.max(4, height - rowMargins.bottom - tooltipPx.padding - (told.length + 1) * tooltipPx.line) : 4,
        })}
        pointed={
          pointed === null || main === undefined ? null : (
            <div className={classes.tooltipDate}>
              Event of {pointed.date}: {formatCell(pointed.value, main)}
            </div>
          )
        }
      >
        <ChartSurface drawing={drawing} fade={fade} />
      </EventFrame>
      <ChartLegend chart={chart} events={events} simulated={false} />
    </>
  );
}
