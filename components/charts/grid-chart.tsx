'use client';

import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { formatCell } from '@/lib/format/format-cell';
import { formatLongDate } from '@/lib/format/format-date';
import { drawGrid } from '@/lib/plot/grid/draw-grid';
import { chooseGridHeight } from '@/lib/plot/grid/grid-size';
import { findState } from '@/lib/plot/grid/grid-states';
import { placeTooltip } from '@/lib/plot/place-labels';
import { pageSetting } from '@/lib/plot/setting';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartLegend } from './chart-legend';
import { GridLegend } from './grid-legend';
import { Marks } from './marks';
import { moveInGrid, type GridPlace } from './move-in-grid';
import { useElementWidth } from './use-element-width';
import charts from './charts.module.css';
import classes from './heat-chart.module.css';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'grid' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

const tooltipSize = { width: 220, height: 56 };

/** Lanes of cells along the sessions. The pointer, or the arrow keys, read one cell at a time: sideways the sessions, up and down the lanes. */
export function GridChart({ chart, columns, rows, simulated, describedBy }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame, 880);
  const height = chooseGridHeight(width, chart.lanes.length, chart.context !== undefined);
  const [cursor, setCursor] = useState<GridPlace | null>(null);
  const [spoken, setSpoken] = useState('');
  const { layout, marks } = useMemo(
    () => drawGrid({ chart, columns, rows, width, height, simulated, setting: pageSetting }),
    [chart, columns, rows, width, height, simulated],
  );
  const { left, cellPx, lanes, drawn } = layout;
  const lane = cursor === null ? undefined : lanes[cursor.lane];
  const row = cursor === null ? undefined : rows[drawn[cursor.session] ?? -1];
  const x = left + ((cursor?.session ?? 0) + 0.5) * cellPx;
  const at = lane === undefined ? { left: 0, top: 0 } : placeTooltip({ x, y: lane.top + lane.height / 2 }, tooltipSize, { width, height });
  const tell = (place: GridPlace): { readonly date: string; readonly name: string; readonly value: string } => {
    const { key = '', label = '' } = lanes[place.lane] ?? {};
    const told = rows[drawn[place.session] ?? -1];
    return {
      date: formatLongDate(String(told?.['date'] ?? '')),
      name: label,
      value:
        chart.states === undefined
          ? formatCell(told?.[key], columns.find((column) => column.key === key) ?? { unit: chart.unit, type: 'number' })
          : chart.states[findState(told?.[key])],
    };
  };

  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const session = Math.floor((event.clientX - box.left - left) / cellPx);
    const under = lanes.findLastIndex(({ top, height: tall }) => event.clientY - box.top >= top && event.clientY - box.top < top + tall);
    setCursor(under < 0 || session < 0 || session >= drawn.length ? null : { lane: under, session });
  };
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape') setCursor(null);
    const next = moveInGrid(event.key, cursor, { lanes: lanes.length, sessions: drawn.length });
    if (next === null) return;
    event.preventDefault();
    setCursor(next);
    const { date, name, value } = tell(next);
    setSpoken(`${name}, ${date}: ${value}`);
  };
  const told = cursor === null ? null : tell(cursor);
  return (
    <>
      <div
        ref={frame}
        className={classes.frame}
        style={{ height }}
        tabIndex={0}
        role="application"
        aria-roledescription="chart"
        data-chart-frame=""
        aria-label={`${chart.title}. Arrow keys move from session to session and from lane to lane.`}
        aria-describedby={describedBy}
        onKeyDown={move}
        onBlur={() => {
          setCursor(null);
        }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => {
          setCursor(null);
        }}
      >
        {rows.length === 0 ? (
          <p className={charts.nothing}>Nothing is known of the sessions in this range.</p>
        ) : (
          <svg width={width} height={height} aria-hidden="true" data-grid={rows.length}>
            <Marks marks={marks} />
          </svg>
        )}
        {lane === undefined || row === undefined || told === null ? null : (
          <>
            <div
              className={classes.cursor}
              style={{ left: Math.max(0, x - Math.max(4, cellPx) / 2), top: lane.top, width: Math.max(4, cellPx), height: lane.height }}
            />
            <div
              className={charts.tooltip}
              style={{ transform: `translate(${at.left}px, ${at.top}px)` }}
              data-tooltip=""
              aria-hidden="true"
            >
              <div className={charts.tooltipDate}>{told.date}</div>
              <div className={charts.tooltipRow} data-strong="">
                <span>{told.name}</span>
                <span className="tabular">{told.value}</span>
              </div>
            </div>
          </>
        )}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      {rows.length === 0 || chart.states !== undefined ? null : <GridLegend chart={chart} />}
      <ChartLegend chart={chart.states === undefined ? { kind: 'ranking' } : chart} simulated={simulated} />
    </>
  );
}
