'use client';

import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { formatCell } from '@/lib/format/format-cell';
import type { Column, Row } from '@/lib/studies/kit/study';
import type { LegendChart } from '@/lib/plot/legend';
import { ChartLegend } from './chart-legend';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { chooseEventHeight } from './choose-event-height';
import { moveInEvents } from './move-in-events';
import { PointFrame } from './point-frame';
import { useElementWidth } from './use-element-width';
import classes from './charts.module.css';

/** A row, and where in the frame it was pointed at, in pixels; null where a key led to it. */
export interface EventPlace {
  readonly row: number;
  readonly at: { readonly x: number; readonly y: number } | null;
}

export interface EventPlot {
  readonly width: number;
  readonly height: number;
  readonly place: EventPlace | null;
  /** Row under the cursor, or null. */
  readonly cursor: number | null;
  readonly onPlace: (place: EventPlace | null) => void;
  readonly ref: RefObject<HTMLDivElement | null>;
}

/** Size and cursor of a chart of events, for the chart that draws them and the frame around it. */
export function useEventPlot(): EventPlot {
  const ref = useRef<HTMLDivElement>(null);
  const width = useElementWidth(ref, 880);
  const [place, setPlace] = useState<EventPlace | null>(null);
  return { ref, width, height: chooseEventHeight(width), place, cursor: place?.row ?? null, onPlace: setPlace };
}

interface Props {
  readonly plot: EventPlot;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Column whose value is drawn: strong in the tooltip. */
  readonly valueKey: string;
  readonly simulated: boolean;
  readonly describedBy: string;
  /** Row under a point of the frame, in pixels, or null; null for a chart that is moved by hand, and follows the pointer itself. */
  readonly find: ((x: number, y: number) => number | null) | null;
  /** What the arrow keys move by: 'event' unless given. */
  readonly stride?: string;
  /** Left and top edge of the tooltip; beside the cursor on the roomier side at the top unless given. */
  readonly placeTooltip?: (cursor: number) => { readonly x: number; readonly y: number };
  /** What its legend tells of beside what is simulated; nothing unless given. */
  readonly legend?: LegendChart;
  /** First line of the tooltip, where the pointer is on something of its own. */
  readonly pointed?: ReactNode;
  /** The events, drawn. */
  readonly children: ReactNode;
}

const tooltipWidth = 294;
// What the marks mean is told by the chart inside; the frame says what is simulated.
const plainChart: LegendChart = { kind: 'ranking' };

/** What charts of rows share: a frame whose places are the rows, in their order, and the tooltip with the whole row. */
export function EventFrame({
  plot,
  title,
  columns,
  rows,
  valueKey,
  simulated,
  describedBy,
  find,
  stride = 'event',
  placeTooltip,
  legend = plainChart,
  pointed,
  children,
}: Props) {
  const { ref, width, height, onPlace } = plot;
  // What is in sight may have shrunk under the cursor.
  const cursor = plot.cursor !== null && plot.cursor < rows.length ? plot.cursor : null;
  const current = cursor === null ? undefined : rows[cursor];
  const beside = { x: (cursor ?? 0) > rows.length / 2 ? 6 : Math.max(6, width - plotMargins.right - tooltipWidth), y: 6 };
  const at = cursor === null ? beside : (placeTooltip?.(cursor) ?? beside);
  const say = (row: number): string => columns.map((column) => `${column.label} ${formatCell(rows[row]?.[column.key], column)}`).join(', ');
  return (
    <>
      <PointFrame<EventPlace>
        frameRef={ref}
        height={height}
        title={title}
        keys={`Arrow keys move from ${stride} to ${stride}.`}
        describedBy={describedBy}
        cursor={plot.place}
        onCursor={onPlace}
        find={
          find === null
            ? null
            : (x, y) => {
                const row = find(x, y);
                return row === null || row >= rows.length ? null : { row, at: { x, y } };
              }
        }
        step={(key, isFar) => {
          const row = moveInEvents(key, cursor, rows.length, isFar);
          return row === null ? null : { row, at: null };
        }}
        say={({ row }) => say(row)}
      >
        {rows.length === 0 ? (
          <p className={classes.nothing}>No event meets these conditions in this range. Widen the range or lower the threshold.</p>
        ) : (
          children
        )}
        {current === undefined || cursor === null ? null : (
          <div className={classes.tooltip} style={{ transform: `translate(${at.x}px, ${at.y}px)` }} data-tooltip="" aria-hidden="true">
            {pointed}
            {columns.map((column) => (
              <div key={column.key} className={classes.tooltipRow} data-strong={column.key === valueKey || undefined}>
                <span>{column.label}</span>
                <span className="tabular">{formatCell(current[column.key], column)}</span>
              </div>
            ))}
          </div>
        )}
      </PointFrame>
      <ChartLegend chart={legend} simulated={simulated} />
    </>
  );
}
