'use client';

import { useMemo } from 'react';
import type { Mark } from '@/lib/plot/mark';
import { pageSetting } from '@/lib/plot/setting';
import { drawSlope } from '@/lib/plot/slope/draw-slope';
import { findSlope } from '@/lib/plot/slope/place-slopes';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartLegend } from './chart-legend';
import { EventFrame, useEventPlot } from './event-frame';
import { Marks } from './marks';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'slope' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

const tooltipPx = { width: 250, line: 18, padding: 24 } as const;

/** Ranks before and after as lines from one side to the other. Arrow keys go from instrument to instrument, the first after on top. */
export function SlopeChart({ chart, columns, rows, simulated, describedBy }: Props) {
  const frame = useEventPlot();
  const { width, height, cursor } = frame;
  const { marks, ground, plot } = useMemo(
    () => drawSlope({ chart, columns, rows, width, height, simulated, setting: pageSetting }),
    [chart, columns, rows, width, height, simulated],
  );
  const fade = useMemo(
    () =>
      ({ of }: Mark): number =>
        cursor === null || of === undefined || cursor === of ? 1 : 0.25,
    [cursor],
  );
  const told = columns.filter(({ key, type }) => type !== 'boolean' || key === 'ratio_at_high');
  const heightOf = (row: number): number => plot.slopes[row]?.right ?? plot.slopes[row]?.left ?? 0;
  return (
    <>
      <EventFrame
        plot={frame}
        title={chart.title}
        columns={told}
        rows={rows}
        valueKey={chart.after.key}
        simulated={simulated}
        describedBy={describedBy}
        find={(x, y) => findSlope(plot, x, y)}
        stride="instrument"
        placeTooltip={(row) => ({
          x: Math.max(4, (width - tooltipPx.width) / 2),
          y: heightOf(row) < height / 2 ? Math.max(4, height - tooltipPx.padding - told.length * tooltipPx.line) : 4,
        })}
      >
        <svg width={width} height={height} aria-hidden="true">
          <Marks marks={ground} />
          <Marks marks={marks} fade={fade} />
        </svg>
      </EventFrame>
      <ChartLegend chart={chart} simulated={false} />
    </>
  );
}
