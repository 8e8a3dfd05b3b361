'use client';

import { useMemo } from 'react';
import { drawColumns } from '@/lib/plot/columns/draw-columns';
import { pageSetting } from '@/lib/plot/setting';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartSurface } from './chart-surface';
import { EventFrame, useEventPlot } from './event-frame';

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
  const { width, height, cursor, onCursor } = plot;
  const drawing = useMemo(
    () => drawColumns({ chart, columns, rows, width, height, simulated, setting: pageSetting }),
    [chart, columns, rows, width, height, simulated],
  );
  const { left, top, right, bottom } = drawing.frame;
  const step = (right - left) / Math.max(1, rows.length);
  return (
    <EventFrame
      plot={plot}
      title={chart.title}
      columns={columns}
      rows={rows}
      valueKey={chart.valueKey}
      simulated={simulated}
      describedBy={describedBy}
    >
      <ChartSurface
        drawing={drawing}
        onPoint={(x) => {
          onCursor(x < left || x > right ? null : Math.min(rows.length - 1, Math.floor((x - left) / step)));
        }}
      >
        {cursor === null || cursor >= rows.length ? null : (
          <rect x={left + cursor * step} y={top} width={step} height={bottom - top} fill="var(--wash)" />
        )}
      </ChartSurface>
    </EventFrame>
  );
}
