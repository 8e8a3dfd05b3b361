'use client';

import { useMemo, useRef } from 'react';
import { drawContext } from '@/lib/plot/lines/draw-context';
import { readLineSeries } from '@/lib/plot/lines/line-series';
import { pageSetting } from '@/lib/plot/setting';
import { symbolColor } from '@/lib/plot/symbol-color';
import type { VisibleWindow } from '@/lib/plot/visible-window';
import type { ChartContext, Column, Row } from '@/lib/studies/kit/study';
import { ChartSurface } from './chart-surface';
import { contextHeightPx } from './context-height';
import type { CrosshairStore } from './crosshair-context';
import { CrosshairLine } from './crosshair-layer';
import { useChartGestures, type Gestures } from './use-chart-gestures';
import classes from './charts.module.css';

interface Props {
  readonly context: ChartContext;
  readonly rows: readonly Row[];
  readonly window: VisibleWindow;
  readonly width: number;
  readonly columns: readonly Column[];
  readonly endRoom: number;
  readonly simulated: boolean;
  readonly store: CrosshairStore;
  readonly findIndex: (date: string) => number | null;
  /** Those of the chart below: both are moved together. */
  readonly gestures: Omit<Gestures, 'ref'>;
}

/** What stands above a chart on its time axis: the index over its breadth. It shares window, crosshair and marks. */
export function ContextPanel({ context, columns, rows, window, width, endRoom, simulated, store, findIndex, gestures }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { key, scale } = context;
  const series = useMemo(() => readLineSeries(rows, [key], scale), [rows, key, scale]);
  const drawing = useMemo(
    () => drawContext({ context, columns, series, window, width, height: contextHeightPx, endRoom, simulated, setting: pageSetting }),
    [context, columns, series, window, width, endRoom, simulated],
  );
  const values = series.values.get(key) ?? [];
  useChartGestures({ ref: frame, ...gestures });
  return (
    <div ref={frame} className={classes.context} style={{ height: contextHeightPx }} data-chart-frame="" data-context={key}>
      <ChartSurface drawing={drawing} />
      <CrosshairLine
        store={store}
        plot={drawing.plot}
        findIndex={findIndex}
        readAt={(index) => values[index] ?? null}
        color={symbolColor(context.symbol)}
      />
    </div>
  );
}
