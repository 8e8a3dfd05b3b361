'use client';

import { useMemo, useRef } from 'react';
import { symbolColor } from '@/lib/plot/symbol-color';
import type { VisibleWindow } from '@/lib/plot/visible-window';
import type { ChartContext, Column, Row } from '@/lib/studies/kit/study';
import type { CrosshairStore } from './crosshair-context';
import { CrosshairLine } from './crosshair-layer';
import { EndLabelsLayer } from './end-labels-layer';
import { layOutLines } from './lay-out-lines';
import { readLineSeries, type LinesSpec } from './line-series';
import { LinesCanvas } from './lines-canvas';
import { MarkedSessions } from './marked-sessions';
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
const plain: ReadonlyMap<string, number> = new Map();

/** What stands above a chart on its time axis: the index over its breadth. It shares window, crosshair and marks. */
export function ContextPanel({ context, columns, rows, window, width, endRoom, simulated, hatchId, store, findIndex, marked, gestures }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const { key, scale } = context;
  const chart = useMemo((): LinesSpec => ({
    kind: 'lines', title: context.label, unit: 'level', unitLabel: 'level', marks: [], lines: [context], form: 'line', scale, baseline: null, legs: [],
  }), [context, scale]);
  const series = useMemo(() => readLineSeries(rows, [key], scale), [rows, key, scale]);
  const { plot, valueTicks, formatTick, lines, ends, domain } = useMemo(
    () => layOutLines({ chart, columns, series, factors: plain, window, width, height: heightPx, endRoom }),
    [chart, columns, series, window, width, endRoom],
  );
  const values = series.values.get(key) ?? [];
  const ticks = valueTicks.filter((_, at, all) => all.length < 5 || at % 2 === 0);
  const places = marked.flatMap((index) => {
    const value = values[index] ?? null;
    return value === null || index < window.first || index > window.last ? [] : [{ x: plot.toX(index), y: plot.toY(value) }];
  });
  useChartGestures({ ref: frame, ...gestures });
  return (
    <div ref={frame} className={classes.context} style={{ height: heightPx }} data-chart-frame="" data-context={key}>
      <p className={classes.contextTitle}>{context.label}</p>
      <LinesCanvas
        width={width} height={heightPx} lines={lines} focus={null} scale={scale} baseline={null} window={window} endRoom={endRoom} domain={domain} valueTicks={ticks} dateTicks={noTicks}
        formatTick={formatTick} bars={null} simulated={simulated} hatchId={hatchId}
      />
      <MarkedSessions width={width} height={heightPx} points={places} />
      <EndLabelsLayer width={width} height={heightPx} labels={ends} named={endRoom > 0} focus={null} />
      <CrosshairLine store={store} plot={plot} findIndex={findIndex} readAt={(index) => values[index] ?? null} color={symbolColor(context.symbol)} />
    </div>
  );
}
