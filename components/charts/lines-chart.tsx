'use client';

import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formatWeekdayDate } from '@/lib/format/format-date';
import { chooseEndRoom, listEndNames } from '@/lib/plot/lines/end-labels';
import { drawLines } from '@/lib/plot/lines/draw-lines';
import {
  dropUnmeasured,
  findDate,
  isNothingVisible,
  readFactors,
  readLineSeries,
  type LinesSpec,
  type Rebase,
} from '@/lib/plot/lines/line-series';
import type { Mark } from '@/lib/plot/mark';
import { nothingText } from '@/lib/plot/nothing-text';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { pageSetting } from '@/lib/plot/setting';
import { listContexts } from '@/lib/view/list-contexts';
import { clampWindow, panWindow, windowOfDates, type VisibleWindow } from '@/lib/plot/visible-window';
import type { Column, Row } from '@/lib/studies/kit/study';
import type { Overview } from '@/lib/view/spread-overview';
import { ChartLegend } from './chart-legend';
import { ChartSurface } from './chart-surface';
import { ContextPanel } from './context-panel';
import { useCrosshairStore } from './crosshair-context';
import { CrosshairLayer, type Reading } from './crosshair-layer';
import { LinesStrip } from './lines-strip';
import { readLinesAt } from './read-lines-at';
import { useChartGestures, type Gestures } from './use-chart-gestures';
import { useElementHeight } from './use-element-height';
import { useElementWidth } from './use-element-width';
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
  /** Whether it takes the height that its card has left, `heightPx` at least. */
  readonly fill?: boolean;
  /** The names that room is left for at the ends of the lines: their own where there are several, unless given. */
  readonly named?: readonly string[] | undefined;
  /** Whether the whole history stands below, where the chart can be moved. */
  readonly strip?: boolean;
  /** What the strip shows of the whole history; null where that is the rows. */
  readonly overview?: Overview | null;
  /** A hand or a key reaches for more than the rows of the range. */
  readonly onReach?: () => void;
  readonly onRangeChange?: (from: string, to: string) => void;
  readonly onRangeReset?: () => void;
}

/** A chart of per-session rows: lines, areas or signed bars, with crosshair, zoom, overview strip and keyboard cursor. */
export function LinesChart(props: LinesChartProps) {
  const { chart, columns, rows, range, simulated, rebase, describedBy, onRangeChange, onRangeReset } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame, 880);
  const { heightPx, fill = false, overview = null, onReach } = props;
  const height = useElementHeight(frame, heightPx ?? 340, heightPx !== undefined && !fill);
  const store = useCrosshairStore();
  const [spoken, setSpoken] = useState('');
  const [focus, setFocus] = useState<string | null>(null);
  const [moving, setMoving] = useState<VisibleWindow | null>(null);

  const keys = useMemo(() => chart.lines.map((line) => line.key), [chart]);
  const stored = useMemo(() => readLineSeries(rows, keys, chart.scale), [rows, keys, chart.scale]);
  const settled = useMemo(() => windowOfDates(stored.dates, range.from, range.to), [stored, range.from, range.to]);
  const [placed, setPlaced] = useState({ settled, range, dates: stored.dates });
  if (placed.settled !== settled) {
    setPlaced({ settled, range, dates: stored.dates });
    // A new range from outside (a button, the back button, an answer) takes over from the hand; rows around the same range leave it where it is.
    const isSame = placed.range.from === range.from && placed.range.to === range.to;
    const shift = isSame && moving !== null ? findDate(stored.dates, placed.dates[0] ?? '') : null;
    setMoving(moving === null || shift === null ? null : { first: moving.first + shift, last: moving.last + shift });
  }
  const window = useMemo(() => clampWindow(moving ?? settled, stored.dates.length), [moving, settled, stored]);
  const series = useMemo(() => dropUnmeasured(stored, keys, rebase, window), [stored, keys, rebase, window]);
  const factors = useMemo(() => readFactors(series, keys, rebase, window), [series, keys, rebase, window]);
  const endRoom = chooseEndRoom(width, props.named ?? listEndNames(chart.lines));
  const drawing = useMemo(
    () => drawLines({ chart, columns, series, factors, window, width, height, endRoom, simulated, setting: pageSetting }),
    [chart, columns, series, factors, window, width, height, endRoom, simulated],
  );
  const { plot } = drawing;
  // The line under the pointer in the legend stands out; its end keeps readable.
  const fade = useCallback(
    ({ role, of }: Mark): number =>
      focus === null || of === undefined || of === focus ? 1 : role === 'end' || role === 'tie' ? 0.25 : 0.18,
    [focus],
  );
  const mainKey = keys[0] ?? 'value';
  const isBlank = useMemo(() => isNothingVisible(series, chart, { first: 0, last: series.dates.length - 1 }), [series, chart]);
  const valueAt = useCallback(
    (key: string, index: number): number | null => {
      const value = series.values.get(key)?.[index] ?? null;
      return value === null ? null : value * (factors.get(key) ?? 1);
    },
    [series, factors],
  );
  const findIndex = useCallback((date: string) => findDate(series.dates, date), [series]);

  const markedDates = useMemo(() => new Set<string>(chart.context?.dates ?? []), [chart]);
  const readAt = useCallback(
    (index: number): Reading[] => readLinesAt({ chart, columns, row: rows[index], index, series, markedDates, valueAt }),
    [rows, columns, chart, series, markedDates, valueAt],
  );

  const settle = useCallback(
    (next: VisibleWindow, dates: readonly string[] = series.dates): void => {
      const inside = clampWindow(next, dates.length);
      if (dates === series.dates) setMoving(inside);
      // The first session shown is the one after the close that the lines start from.
      const from = dates[Math.round(inside.first) + (chart.startsAtBase === true ? 1 : 0)];
      const to = dates[Math.round(inside.last)];
      if (from !== undefined && to !== undefined && onRangeChange !== undefined) onRangeChange(from, to);
    },
    [series, chart.startsAtBase, onRangeChange],
  );
  const gestures: Omit<Gestures, 'ref'> = {
    count: series.dates.length,
    window,
    endRoom,
    onMove: (next) => {
      onReach?.();
      setMoving(next);
    },
    onSettle: settle,
    onReset: () => {
      setMoving(null);
      onRangeReset?.();
    },
    onPoint: (x) => {
      if (x === null) {
        store.set(null);
        return;
      }
      const index = Math.round(Math.min(window.last, Math.max(window.first, plot.toIndex(x))));
      store.set(series.dates[index] ?? null);
    },
  };
  useChartGestures({ ref: frame, ...gestures });

  const moveCursor = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.shiftKey ? 21 : 1;
    const last = Math.floor(window.last);
    const first = Math.ceil(window.first);
    const current = store.get();
    const at = current === null ? null : findDate(series.dates, current);
    const goals: Readonly<Record<string, number>> = {
      ArrowLeft: at === null ? last : at - step,
      ArrowRight: at === null ? last : at + step,
      Home: first,
      End: last,
    };
    if (event.key === 'Escape') store.set(null);
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    const index = Math.min(series.dates.length - 1, Math.max(0, goal));
    if (index !== goal) onReach?.();
    if (index < first) setMoving(panWindow(window, index - first, series.dates.length));
    if (index > last) setMoving(panWindow(window, index - last, series.dates.length));
    const date = series.dates[index];
    if (date === undefined) return;
    store.set(date);
    setSpoken(
      `${formatWeekdayDate(date)}: ${readAt(index)
        .map((reading) => `${reading.label} ${reading.text}`)
        .join(', ')}`,
    );
  };

  return (
    <>
      {(series.dates.length === 0 ? [] : listContexts(chart)).map((context) => (
        <ContextPanel
          key={context.key}
          context={context}
          columns={columns}
          rows={rows}
          window={window}
          width={width}
          endRoom={endRoom}
          simulated={simulated}
          store={store}
          findIndex={findIndex}
          gestures={gestures}
        />
      ))}
      <div
        ref={frame}
        className={classes.plot}
        style={heightPx === undefined ? undefined : fill ? { flex: '1 0 auto', minHeight: heightPx, height: 'auto' } : { height: heightPx }}
        tabIndex={0}
        role="application"
        aria-roledescription="chart"
        aria-label={`${chart.title}. Arrow keys move from value to value, Shift and arrows by 21.`}
        aria-describedby={describedBy}
        onKeyDown={moveCursor}
        onBlur={() => {
          store.set(null);
        }}
        data-chart-frame=""
        data-from={series.dates[Math.round(window.first)]}
        data-to={series.dates[Math.round(window.last)]}
      >
        {series.dates.length === 0 ? (
          <p className={classes.nothing}>{nothingText}</p>
        ) : (
          <>
            <ChartSurface drawing={drawing} fade={fade} />
            {drawing.isEmpty ? <p className={classes.nothingOver}>{nothingText}</p> : null}
            <CrosshairLayer store={store} plot={plot} findIndex={findIndex} readAt={readAt} />
          </>
        )}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      {onRangeChange === undefined || props.strip === false || series.dates.length < 2 || isBlank ? null : (
        <LinesStrip
          overview={overview}
          values={stored.values.get(mainKey) ?? []}
          dates={series.dates}
          width={Math.max(1, width - plotMargins.left - plotMargins.right)}
          scale={chart.scale}
          window={window}
          onReach={onReach}
          onMove={setMoving}
          onSettle={settle}
        />
      )}
      <ChartLegend chart={chart} onFocus={setFocus} simulated={simulated} provisional={series.hasTail} />
    </>
  );
}
