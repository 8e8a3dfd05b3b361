'use client';

import { useMemo, useState } from 'react';
import { fromDayNumber, toDayNumber } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import type { Mark } from '@/lib/plot/mark';
import { readLayersAt } from '@/lib/plot/layers/read-layers-at';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { pageSetting } from '@/lib/plot/setting';
import { drawSpans, readSpans, type Span } from '@/lib/plot/spans/draw-spans';
import { clampWindow, type VisibleWindow } from '@/lib/plot/visible-window';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartSurface } from './chart-surface';
import { EventFrame, useEventPlot } from './event-frame';
import { OverviewStrip } from './overview-strip';
import { useChartGestures } from './use-chart-gestures';
import { useIsDrawn } from './use-is-drawn';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'spans' }>;
  readonly columns: readonly Column[];
  /** All events at hand; may reach beyond the range in sight. */
  readonly rows: readonly Row[];
  readonly range: { readonly from: string; readonly to: string };
  /** First and last session that can be brought into sight. */
  readonly extent: { readonly from: string; readonly to: string };
  readonly simulated: boolean;
  readonly describedBy: string;
  readonly onRangeChange?: (from: string, to: string) => void;
  readonly onRangeReset?: () => void;
}

function dayOf(date: string): number {
  return toDayNumber(parseSessionDate(date));
}

/** Highest event of each day from `base` on, 0 between them: the whole history as one line for the strip. */
function listDayValues(spans: readonly Span[], base: number, count: number): number[] {
  const values = Array.from({ length: count }, () => 0);
  for (const { first, last, value } of spans) {
    for (let day = Math.max(0, first - base); day <= Math.min(count - 1, last - base); day += 1) {
      if (Math.abs(value) > Math.abs(values[day] ?? 0)) values[day] = value;
    }
  }
  return values;
}

const meanwhile: Column = { key: 'meanwhile', label: 'Meanwhile', unit: 'none', type: 'text' };

/** What is laid over the chart while an event lasts. */
function tellMeanwhile({ layers, startKey, endKey }: Props['chart'], row: Row, extent: Props['extent']): string | null {
  const told = readLayersAt(layers, String(row[startKey] ?? extent.from), String(row[endKey] ?? extent.to));
  return told.length === 0 ? null : told.map(({ label, text }) => `${label}: ${text}`).join('; ');
}

/** Events that last: each from its start to its end along the time axis (an open one to the end), as high as its value. Moved and zoomed by the day. */
export function SpansChart({ chart, columns, rows, range, extent, simulated, describedBy, onRangeChange, onRangeReset }: Props) {
  const frame = useEventPlot();
  const { width, height, cursor, onPlace } = frame;
  const [moving, setMoving] = useState<VisibleWindow | null>(null);
  const [movedFor, setMovedFor] = useState(range);
  // A new range from outside (a button, the back button, an answer) takes over from the hand.
  if (movedFor.from !== range.from || movedFor.to !== range.to) {
    setMovedFor(range);
    setMoving(null);
  }
  const base = Math.min(dayOf(extent.from), dayOf(range.from));
  const count = Math.max(dayOf(extent.to), dayOf(range.to)) - base + 1;
  const window = clampWindow(moving ?? { first: dayOf(range.from) - base, last: dayOf(range.to) - base }, count);
  const spans = useMemo(() => readSpans(chart, rows, { first: base, last: base + count - 1 }), [rows, chart, base, count]);
  // A value for each day since the first, which nothing but the drawing reads.
  const isDrawn = useIsDrawn();
  const dayValues = useMemo(() => (isDrawn ? listDayValues(spans, base, count) : []), [isDrawn, spans, base, count]);
  const drawing = drawSpans({
    chart,
    columns,
    spans,
    window: { first: base + window.first, last: base + window.last },
    width,
    height,
    simulated,
    setting: pageSetting,
  });
  const boxes = drawing.marks.flatMap((mark) =>
    mark.shape === 'rect' && typeof mark.of === 'number' ? [{ left: mark.x, wide: mark.width, of: mark.of }] : [],
  );
  const pointed = cursor === null ? undefined : boxes[cursor]?.of;
  const fade = ({ role, of }: Mark): number => (pointed === undefined || role !== 'span' || of === pointed ? 1 : 0.47);
  const settle = (next: VisibleWindow): void => {
    const inside = clampWindow(next, count);
    setMoving(inside);
    onRangeChange?.(fromDayNumber(base + Math.round(inside.first)), fromDayNumber(base + Math.round(inside.last)));
  };
  useChartGestures({
    ref: frame.ref,
    count,
    window,
    onMove: setMoving,
    onSettle: settle,
    onReset: () => {
      setMoving(null);
      onRangeReset?.();
    },
    onPoint: (x) => {
      const distances = boxes.map(({ left, wide }) => (x === null || x < left ? left - (x ?? 0) : Math.max(0, x - left - wide)));
      onPlace(x === null || distances.length === 0 ? null : { row: distances.lastIndexOf(Math.min(...distances)), at: null });
    },
  });
  return (
    <>
      <EventFrame
        plot={frame}
        title={chart.title}
        columns={chart.layers === undefined ? columns : [...columns, meanwhile]}
        rows={boxes.flatMap(({ of }) => {
          const row = rows[of];
          return row === undefined
            ? []
            : [chart.layers === undefined ? row : { ...row, [meanwhile.key]: tellMeanwhile(chart, row, extent) }];
        })}
        legend={chart}
        valueKey={chart.valueKey}
        simulated={simulated}
        describedBy={describedBy}
        find={null}
      >
        <ChartSurface drawing={drawing} fade={fade} />
      </EventFrame>
      {onRangeChange === undefined ? null : (
        <OverviewStrip
          scale="linear"
          values={dayValues}
          count={count}
          dateAt={(day) => fromDayNumber(base + day)}
          width={Math.max(1, width - plotMargins.left - plotMargins.right)}
          window={window}
          onMove={setMoving}
          onSettle={settle}
        />
      )}
    </>
  );
}
