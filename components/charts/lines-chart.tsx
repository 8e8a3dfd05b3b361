'use client';

import { useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formatCell } from '@/lib/format/format-cell';
import { formatWeekdayDate } from '@/lib/format/format-date';
import type { Column, Row } from '@/lib/studies/study';
import { ChartLegend } from './chart-legend';
import { ContextPanel } from './context-panel';
import { symbolColor } from '@/lib/plot/symbol-color';
import { useCrosshairStore } from './crosshair-context';
import { CrosshairLayer, type Reading } from './crosshair-layer';
import { computeDateTicks } from '@/lib/plot/date-ticks';
import { drawBars, pickDrawnPoints, tailKeyOf, toDrawnPoints } from './draw-window';
import { createTickFormat } from '@/lib/plot/format-value';
import { computeVisibleDomain, isNothingVisible, isSigned, readLineSeries, rebaseSeries, type LinesSpec, type Rebase } from './line-series';
import { LinesCanvas, type DrawnLine } from './lines-canvas';
import { MarkedSessions } from './marked-sessions';
import { MarksLayer } from './marks-layer';
import { OverviewStrip } from './overview-strip';
import { createPlot, plotMargins } from '@/lib/plot/plot-geometry';
import { useChartGestures, type Gestures } from './use-chart-gestures';
import { useElementWidth } from './use-element-width';
import { clampWindow, panWindow, windowOfDates, type VisibleWindow } from '@/lib/plot/visible-window';
import { nothingText } from '@/lib/plot/nothing-text';
import { computeLinearTicks, computeLogTicks } from '@/lib/plot/value-ticks';
import classes from './charts.module.css';

export interface LinesChartProps {
  readonly chart: LinesSpec;
  readonly columns: readonly Column[];
  /** All rows at hand, ascending; may reach beyond the range in sight. */
  readonly rows: readonly Row[];
  readonly range: { readonly from: string; readonly to: string };
  readonly simulated: boolean;
  readonly rebase: Rebase;
  readonly describedBy: string;
  readonly heightPx?: number;
  /** Whether the whole history stands below, where the chart can be moved. */
  readonly strip?: boolean;
  readonly onRangeChange?: (from: string, to: string) => void;
  readonly onRangeReset?: () => void;
}

/** Index of a date among ascending dates, or null. */
function findDate(dates: readonly string[], date: string): number | null {
  let low = 0;
  let high = dates.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = dates[middle] ?? '';
    if (at === date) return middle;
    if (at < date) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** A chart of per-session rows: lines, areas or signed bars, with crosshair, zoom, overview strip and keyboard cursor. */
export function LinesChart(props: LinesChartProps) {
  const { chart, columns, rows, range, simulated, rebase, describedBy, onRangeChange, onRangeReset } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame, 880);
  const [height, setHeight] = useState(props.heightPx ?? 340);
  const hatchId = `hatch${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const store = useCrosshairStore();
  const [spoken, setSpoken] = useState('');
  const [moving, setMoving] = useState<VisibleWindow | null>(null);
  useEffect(() => {
    if (props.heightPx === undefined && frame.current !== null) setHeight(frame.current.clientHeight);
  }, [width, props.heightPx]);

  const keys = useMemo(() => chart.lines.map((line) => line.key), [chart]);
  const raw = useMemo(() => readLineSeries(rows, keys), [rows, keys]);
  const settled = useMemo(() => windowOfDates(raw.dates, range.from, range.to), [raw, range.from, range.to]);
  const [settledFor, setSettledFor] = useState(settled);
  // A new range from outside (a button, the back button, an answer) takes over from the hand.
  if (settledFor !== settled) {
    setSettledFor(settled);
    setMoving(null);
  }
  const window = useMemo(() => clampWindow(moving ?? settled, raw.dates.length), [moving, settled, raw]);
  const series = useMemo(() => rebaseSeries(raw, keys, rebase, window), [raw, keys, rebase, window]);
  const domain = useMemo(() => computeVisibleDomain(series, chart, window), [series, chart, window]);
  const plot = useMemo(() => createPlot(width, height, window, domain, chart.scale), [width, height, window, domain, chart.scale]);
  const allPoints = useMemo(() => toDrawnPoints(series), [series]);
  const points = useMemo(() => pickDrawnPoints(allPoints, keys, window, plot.innerWidth), [allPoints, keys, window, plot.innerWidth]);
  const mainKey = keys[0] ?? 'value';
  const isBlank = useMemo(() => isNothingVisible(raw, chart, { first: 0, last: raw.dates.length - 1 }), [raw, chart]);
  const isEmpty = useMemo(() => isNothingVisible(series, chart, window), [series, chart, window]);
  const valueTicks = useMemo(() => (isEmpty ? [] : (chart.scale === 'log' ? computeLogTicks : computeLinearTicks)(domain.low, domain.high)), [isEmpty, chart.scale, domain]);
  const formatTick = useMemo(() => createTickFormat(valueTicks, isSigned(columns, mainKey)), [valueTicks, columns, mainKey]);
  const dateTicks = useMemo(() => {
    const first = Math.ceil(window.first);
    return computeDateTicks(series.dates.slice(first, Math.floor(window.last) + 1), plot.innerWidth).map((tick) => ({ ...tick, index: tick.index + first }));
  }, [series, window, plot.innerWidth]);
  const lines: readonly DrawnLine[] = useMemo(
    () => chart.lines.map((line) => ({ key: line.key, tailKey: raw.hasTail ? tailKeyOf(line.key) : null, color: symbolColor(line.symbol), dashed: line.dashed === true })),
    [chart, raw.hasTail],
  );
  const bars = useMemo(() => (chart.form === 'bars' ? drawBars(points, mainKey, plot, chart.baseline ?? 0) : null), [chart, points, mainKey, plot]);
  const marks = useMemo(
    () => chart.marks.flatMap((mark) => {
      const index = findDate(series.dates, mark.date);
      if (index === null || index < window.first - 0.5 || index > window.last + 0.5) return [];
      return [{ x: plot.toX(index), y: plot.toY(series.values.get(mainKey)?.[index] ?? mark.value), text: mark.label, emphasis: mark.emphasis }];
    }),
    [chart, series, window, plot, mainKey],
  );
  const marked = useMemo(() => chart.context?.dates.flatMap((date) => findDate(raw.dates, date) ?? []) ?? [], [chart, raw]);
  const diamonds = useMemo(() => marked.flatMap((index) => {
    const value = series.values.get(mainKey)?.[index] ?? null;
    return value === null || index < window.first || index > window.last ? [] : [{ x: plot.toX(index), y: plot.toY(value) }];
  }), [marked, series, window, plot, mainKey]);
  const findIndex = useCallback((date: string) => findDate(raw.dates, date), [raw]);

  const markedDates = useMemo(() => new Set<string>(chart.context?.dates ?? []), [chart]);
  const readAt = useCallback((index: number): Reading[] => {
    const row = rows[index];
    const leg = (key: string): Reading => {
      const column = columns.find((item) => item.key === key);
      return { label: column?.label ?? key, text: formatCell(row?.[key] ?? null, column ?? { unit: 'none', type: 'text' }), color: null, strong: false, plotted: null };
    };
    const drawn = chart.lines.map((line): Reading => {
      const column = columns.find((item) => item.key === line.key);
      const value = series.values.get(line.key)?.[index] ?? null;
      return {
        label: line.label, text: formatCell(value, { unit: column?.unit ?? chart.unit, type: 'number', ...(column?.signed === undefined ? {} : { signed: column.signed }) }),
        color: symbolColor(line.symbol), strong: chart.lines.length === 1 || line.key === mainKey, plotted: value,
      };
    });
    const note = series.provisional[index] === true ? [{ label: 'If it closes here', text: 'provisional', color: null, strong: false, plotted: null }] : [];
    const above = chart.context === undefined ? [] : [{ ...leg(chart.context.key), color: symbolColor(chart.context.symbol) }];
    const mark = chart.context !== undefined && chart.context.mark !== '' && markedDates.has(String(row?.['date'])) ? [{ label: chart.context.mark.split(':')[0] ?? '', text: 'marked', color: null, strong: false, plotted: null }] : [];
    return [...above, ...mark, ...chart.legs.filter((key) => !keys.includes(key)).map(leg), ...drawn, ...note];
  }, [rows, columns, chart, series, keys, mainKey, markedDates]);

  const settle = useCallback((next: VisibleWindow): void => {
    const inside = clampWindow(next, raw.dates.length);
    setMoving(inside);
    const from = raw.dates[Math.round(inside.first)];
    const to = raw.dates[Math.round(inside.last)];
    if (from !== undefined && to !== undefined && onRangeChange !== undefined) onRangeChange(from, to);
  }, [raw, onRangeChange]);
  const gestures: Omit<Gestures, 'ref'> = {
    count: raw.dates.length, window, onMove: setMoving, onSettle: settle,
    onReset: () => { setMoving(null); onRangeReset?.(); },
    onPoint: (x) => {
      if (x === null) {
        store.set(null);
        return;
      }
      const index = Math.round(Math.min(window.last, Math.max(window.first, plot.toIndex(x))));
      store.set(raw.dates[index] ?? null);
    },
  };
  useChartGestures({ ref: frame, ...gestures });

  const moveCursor = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.shiftKey ? 21 : 1;
    const last = Math.floor(window.last);
    const first = Math.ceil(window.first);
    const current = store.get();
    const at = current === null ? null : findDate(raw.dates, current);
    const goals: Readonly<Record<string, number>> = {
      ArrowLeft: at === null ? last : at - step, ArrowRight: at === null ? last : at + step, Home: first, End: last,
    };
    if (event.key === 'Escape') store.set(null);
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    const index = Math.min(raw.dates.length - 1, Math.max(0, goal));
    if (index < first) setMoving(panWindow(window, index - first, raw.dates.length));
    if (index > last) setMoving(panWindow(window, index - last, raw.dates.length));
    const date = raw.dates[index];
    if (date === undefined) return;
    store.set(date);
    setSpoken(`${formatWeekdayDate(date)}: ${readAt(index).map((reading) => `${reading.label} ${reading.text}`).join(', ')}`);
  };

  return (
    <>
      {chart.context === undefined || raw.dates.length === 0 ? null : (
        <ContextPanel
          context={chart.context} rows={rows} window={window} width={width} simulated={simulated} hatchId={`${hatchId}above`}
          store={store} findIndex={findIndex} marked={marked} gestures={gestures}
        />
      )}
      <div
        ref={frame} className={classes.plot} style={props.heightPx === undefined ? undefined : { height: props.heightPx }} tabIndex={0} role="application"
        aria-roledescription="chart" aria-label={`${chart.title}. Arrow keys move by session, Shift and arrows by 21.`} aria-describedby={describedBy}
        onKeyDown={moveCursor} onBlur={() => { store.set(null); }} data-chart-frame="" data-from={raw.dates[Math.round(window.first)]} data-to={raw.dates[Math.round(window.last)]}
      >
        {raw.dates.length === 0 ? <p className={classes.nothing}>{nothingText}</p> : (
          <>
            <LinesCanvas
              width={width} height={height} data={points} lines={lines} form={chart.form} scale={chart.scale} baseline={chart.baseline} window={window}
              domain={domain} valueTicks={valueTicks} dateTicks={dateTicks} formatTick={formatTick} bars={bars} simulated={simulated} hatchId={hatchId}
            />
            {isEmpty ? <p className={classes.nothingOver}>{nothingText}</p> : null}
            <MarkedSessions width={width} height={height} points={diamonds} />
            <MarksLayer marks={marks} width={width} height={height} />
            <CrosshairLayer store={store} plot={plot} findIndex={findIndex} readAt={readAt} />
          </>
        )}
      </div>
      <p className="visually-hidden" aria-live="polite">{spoken}</p>
      {onRangeChange === undefined || props.strip === false || raw.dates.length < 2 || isBlank ? null : (
        <OverviewStrip values={raw.values.get(mainKey) ?? []} dates={raw.dates} width={Math.max(1, width - plotMargins.left - plotMargins.right)} window={window} onMove={setMoving} onSettle={settle} />
      )}
      <ChartLegend lines={chart.lines} simulated={simulated} provisional={raw.hasTail} marked={chart.context?.mark ?? ''} />
    </>
  );
}
