'use client';

import { useRef, useState, type ReactNode, type RefObject } from 'react';
import { formatCell } from '@/lib/format/format-cell';
import type { Column, Row } from '@/lib/studies/kit/study';
import type { LegendChart } from '@/lib/plot/legend';
import { ChartLegend } from './chart-legend';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { useElementWidth } from './use-element-width';
import classes from './charts.module.css';

export interface EventPlot {
  readonly width: number;
  readonly height: number;
  /** Row under the cursor, or null. */
  readonly cursor: number | null;
  readonly onCursor: (cursor: number | null) => void;
  readonly ref: RefObject<HTMLDivElement | null>;
}

/** Size and cursor of a chart of events, for the chart that draws them and the frame around it. */
export function useEventPlot(): EventPlot {
  const ref = useRef<HTMLDivElement>(null);
  const width = useElementWidth(ref, 880);
  const [cursor, setCursor] = useState<number | null>(null);
  return { ref, width, height: chooseHeight(width), cursor, onCursor: setCursor };
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

function chooseHeight(width: number): number {
  return width < 560 ? 320 : 394;
}

/** What charts of events share: the frame, arrow keys from event to event, the tooltip with the whole row, the spoken reading. */
export function EventFrame({
  plot,
  title,
  columns,
  rows,
  valueKey,
  simulated,
  describedBy,
  stride = 'event',
  placeTooltip,
  legend = plainChart,
  pointed,
  children,
}: Props) {
  const { ref, width, height, onCursor } = plot;
  // What is in sight may have shrunk under the cursor.
  const cursor = plot.cursor !== null && plot.cursor < rows.length ? plot.cursor : null;
  const current = cursor === null ? undefined : rows[cursor];
  const beside = { x: (cursor ?? 0) > rows.length / 2 ? 6 : Math.max(6, width - plotMargins.right - tooltipWidth), y: 6 };
  const at = cursor === null ? beside : (placeTooltip?.(cursor) ?? beside);
  const reading =
    current === undefined ? '' : columns.map((column) => `${column.label} ${formatCell(current[column.key], column)}`).join(', ');
  return (
    <>
      <div
        ref={ref}
        className={classes.plot}
        style={{ height }}
        tabIndex={0}
        role="application"
        aria-roledescription="chart"
        data-chart-frame=""
        aria-label={`${title}. Arrow keys move from ${stride} to ${stride}.`}
        aria-describedby={describedBy}
        onKeyDown={(event) => {
          const goals: Readonly<Record<string, number>> = {
            ArrowLeft: (cursor ?? rows.length) - 1,
            ArrowRight: (cursor ?? -1) + 1,
            Home: 0,
            End: rows.length - 1,
          };
          const goal = goals[event.key];
          if (goal === undefined) return;
          event.preventDefault();
          onCursor(Math.min(rows.length - 1, Math.max(0, goal)));
        }}
        onBlur={() => {
          onCursor(null);
        }}
        onMouseLeave={() => {
          onCursor(null);
        }}
      >
        {rows.length === 0 ? (
          <p className={classes.nothing}>No event meets these conditions in this range. Widen the range or lower the threshold.</p>
        ) : (
          children
        )}
        {current === undefined || cursor === null ? null : (
          <div className={classes.tooltip} style={{ transform: `translate(${at.x}px, ${at.y}px)` }} data-tooltip="">
            {pointed}
            {columns.map((column) => (
              <div key={column.key} className={classes.tooltipRow} data-strong={column.key === valueKey || undefined}>
                <span>{column.label}</span>
                <span className="tabular">{formatCell(current[column.key], column)}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {reading}
      </p>
      <ChartLegend chart={legend} simulated={simulated} />
    </>
  );
}
