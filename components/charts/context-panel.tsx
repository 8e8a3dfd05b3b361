'use client';

import { useMemo, useRef } from 'react';
import { createTickFormat } from '@/lib/plot/format-value';
import { createPlot } from '@/lib/plot/plot-geometry';
import { symbolColor } from '@/lib/plot/symbol-color';
import { computeDomain, computeLinearTicks, computeLogTicks } from '@/lib/plot/value-ticks';
import type { VisibleWindow } from '@/lib/plot/visible-window';
import type { ChartContext, Row } from '@/lib/studies/study';
import type { CrosshairStore } from './crosshair-context';
import { CrosshairLine } from './crosshair-layer';
import { pickDrawnPoints, tailKeyOf, toDrawnPoints } from './draw-window';
import { readLineSeries } from './line-series';
import { LinesCanvas } from './lines-canvas';
import { MarkedSessions } from './marked-sessions';
import { useChartGestures, type Gestures } from './use-chart-gestures';
import classes from './charts.module.css';

interface Props {
  readonly context: ChartContext;
  readonly rows: readonly Row[];
  readonly window: VisibleWindow;
  readonly width: number;
  readonly simulated: boolean;
  readonly hatchId: string;
  readonly store: CrosshairStore;
  readonly findIndex: (date: string) => number | null;
  /** Positions of the marked sessions. */
  readonly marked: readonly number[];
  /** Those of the chart below: both are moved together. */
  readonly gestures: Omit<Gestures, 'ref'>;
}

const heightPx = 132;
const noTicks: readonly [] = [];

/** What stands above a chart on its time axis: the index over its breadth. It shares window, crosshair and marks. */
export function ContextPanel({ context, rows, window, width, simulated, hatchId, store, findIndex, marked, gestures }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { key, scale } = context;
  const series = useMemo(() => readLineSeries(rows, [key]), [rows, key]);
  const points = useMemo(() => toDrawnPoints(series), [series]);
  const values = series.values.get(key) ?? [];
  const inSight = values.slice(Math.max(0, Math.floor(window.first)), Math.ceil(window.last) + 1);
  const domain = computeDomain(inSight, null, scale);
  const plot = createPlot(width, heightPx, window, domain, scale);
  const ticks = (scale === 'log' ? computeLogTicks : computeLinearTicks)(domain.low, domain.high).filter((_, at, all) => all.length < 5 || at % 2 === 0);
  const places = marked.flatMap((index) => {
    const value = values[index] ?? null;
    return value === null || index < window.first || index > window.last ? [] : [{ x: plot.toX(index), y: plot.toY(value) }];
  });
  useChartGestures({ ref: frame, ...gestures });
  return (
    <div ref={frame} className={classes.context} style={{ height: heightPx }} data-chart-frame="" data-context={key}>
      <p className={classes.contextTitle}>{context.label}</p>
      <LinesCanvas
        width={width} height={heightPx} data={pickDrawnPoints(points, [key], window, plot.innerWidth)}
        lines={[{ key, tailKey: series.hasTail ? tailKeyOf(key) : null, color: symbolColor(context.symbol), dashed: false }]}
        form="line" scale={scale} baseline={null} window={window} domain={domain} valueTicks={ticks} dateTicks={noTicks}
        formatTick={createTickFormat(ticks, false)} bars={null} simulated={simulated} hatchId={hatchId}
      />
      <MarkedSessions width={width} height={heightPx} points={places} />
      <CrosshairLine store={store} plot={plot} findIndex={findIndex} readAt={(index) => values[index] ?? null} color={symbolColor(context.symbol)} />
    </div>
  );
}
