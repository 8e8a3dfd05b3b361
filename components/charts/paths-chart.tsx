'use client';

import { useMemo } from 'react';
import { readNumber } from '@/lib/format/read-number';
import { drawPaths } from '@/lib/plot/paths/draw-paths';
import { pageSetting } from '@/lib/plot/setting';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartLegend } from './chart-legend';
import { ChartSurface } from './chart-surface';
import { EventFrame, useEventPlot } from './event-frame';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'paths' }>;
  readonly columns: readonly Column[];
  /** One row per session after the event, from 0 on. */
  readonly rows: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

/** What came after events, session by session: the mean, bands of all of them, single ones as thin lines, and the mean of any session. */
export function PathsChart({ chart, columns, rows, simulated, describedBy }: Props) {
  const plot = useEventPlot();
  const { width, height, cursor } = plot;
  const drawing = useMemo(
    () => drawPaths({ chart, columns, rows, width, height, simulated, setting: pageSetting }),
    [chart, columns, rows, width, height, simulated],
  );
  const { frame, base } = drawing;
  const told = columns.filter(({ key }) => !chart.pathKeys.includes(key));
  const perStep = (frame.right - frame.left) / Math.max(1e-9, (base?.high ?? 1) - (base?.low ?? 0));
  const steps = rows.map((row, at) => readNumber(row, chart.stepKey) ?? at);
  const toX = (step: number): number => frame.left + (step - (base?.low ?? 0)) * perStep;
  const nearestRow = (x: number): number => {
    const step = (x - toX(0)) / perStep;
    const after = steps.findIndex((own) => own >= step);
    if (after < 0) return steps.length - 1;
    return after > 0 && step - (steps[after - 1] ?? 0) < (steps[after] ?? 0) - step ? after - 1 : after;
  };
  return (
    <>
      <EventFrame
        plot={plot}
        title={chart.title}
        columns={told}
        rows={rows}
        valueKey={chart.meanKey}
        simulated={simulated}
        describedBy={describedBy}
        find={(x) => (x < frame.left || x > frame.right ? null : nearestRow(x))}
        stride="session"
      >
        <ChartSurface drawing={drawing}>
          {cursor === null || cursor >= rows.length ? null : (
            <path d={`M${toX(steps[cursor] ?? cursor)} ${frame.top}V${frame.bottom}`} stroke="var(--muted)" strokeDasharray="3 3" />
          )}
        </ChartSurface>
      </EventFrame>
      <ChartLegend chart={chart} simulated={false} />
    </>
  );
}
