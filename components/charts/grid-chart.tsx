'use client';

import { useMemo, useRef, useState } from 'react';
import { addDays } from '@/lib/calendar/civil-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import { formatCell } from '@/lib/format/format-cell';
import { formatLongDate } from '@/lib/format/format-date';
import { drawGrid } from '@/lib/plot/grid/draw-grid';
import { chooseGridHeight } from '@/lib/plot/grid/grid-size';
import { findState } from '@/lib/plot/grid/grid-states';
import { readLayersAt } from '@/lib/plot/layers/read-layers-at';
import { placeTooltip } from '@/lib/plot/place-labels';
import { pageSetting } from '@/lib/plot/setting';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartLegend } from './chart-legend';
import { GridLegend } from './grid-legend';
import { Marks } from './marks';
import { moveInGrid, type GridPlace } from './move-in-grid';
import { PointFrame } from './point-frame';
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
const tooltipRowPx = 19;

/** The day from which on a cell stands for days: the one after the cell before it. */
function dayAfter(before: string | undefined, date: string): string {
  return before !== undefined && isSessionDate(before) ? addDays(before, 1) : date;
}

/** Lanes of cells along the sessions. The pointer, or the arrow keys, read one cell at a time: sideways the sessions, up and down the lanes. */
export function GridChart({ chart, columns, rows, simulated, describedBy }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame, 880);
  const height = chooseGridHeight(width, chart);
  const [cursor, setCursor] = useState<GridPlace | null>(null);
  const { layout, marks } = useMemo(
    () => drawGrid({ chart, columns, rows, width, height, simulated, setting: pageSetting }),
    [chart, columns, rows, width, height, simulated],
  );
  const { left, cellPx, context, drawn } = layout;
  // The line above is read as the lanes are.
  const lanes = context === null ? layout.lanes : [context, ...layout.lanes];
  const dateAt = (session: number): string | undefined => rows[drawn[session] ?? -1]?.['date']?.toString();
  const tell = ({ lane: of, session }: GridPlace) => {
    const { key = '', label = '' } = lanes[of] ?? {};
    const told = rows[drawn[session] ?? -1];
    const date = dateAt(session) ?? '';
    return {
      date: formatLongDate(date),
      name: label,
      value:
        chart.states === undefined || key === context?.key
          ? formatCell(told?.[key], columns.find((column) => column.key === key) ?? { unit: chart.unit, type: 'number' })
          : chart.states[findState(told?.[key])],
      events: readLayersAt(chart.layers, dayAfter(dateAt(session - 1), date), date),
    };
  };
  const find = (x: number, y: number): GridPlace | null => {
    const session = Math.floor((x - left) / cellPx);
    // Between two lanes stands the name of the lower one; beneath the last one what is laid over all of them.
    const under = lanes.findIndex(({ top, height: tall }) => y < top + tall);
    return session < 0 || session >= drawn.length ? null : { lane: under < 0 ? lanes.length - 1 : under, session };
  };
  const lane = cursor === null ? undefined : lanes[cursor.lane];
  const told = cursor === null || dateAt(cursor.session) === undefined ? null : tell(cursor);
  const x = left + ((cursor?.session ?? 0) + 0.5) * cellPx;
  const size = { ...tooltipSize, height: tooltipSize.height + tooltipRowPx * (told?.events.length ?? 0) };
  const at = lane === undefined ? { left: 0, top: 0 } : placeTooltip({ x, y: lane.top + lane.height / 2 }, size, { width, height });
  return (
    <>
      <PointFrame
        frameRef={frame}
        height={height}
        title={chart.title}
        keys="Arrow keys move from session to session and from lane to lane."
        describedBy={describedBy}
        cursor={cursor}
        onCursor={setCursor}
        find={find}
        step={(key, isFar) => moveInGrid(key, cursor, { lanes: lanes.length, sessions: drawn.length }, isFar)}
        say={(place) => {
          const { date, name, value, events } = tell(place);
          return [`${name}, ${date}: ${value}`, ...events.map(({ label, text }) => `${label}: ${text}`)].join('. ');
        }}
      >
        {rows.length === 0 ? (
          <p className={charts.nothing}>Nothing is known of the sessions in this range.</p>
        ) : (
          <svg width={width} height={height} aria-hidden="true" data-grid={rows.length}>
            <Marks marks={marks} />
          </svg>
        )}
        {lane === undefined || told === null ? null : (
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
              {told.events.map(({ label, text }) => (
                <div key={label} className={charts.tooltipRow}>
                  <span>{label}</span>
                  <span>{text}</span>
                </div>
              ))}
            </div>
          </>
        )}
      </PointFrame>
      {rows.length === 0 || chart.states !== undefined ? null : <GridLegend chart={chart} />}
      <ChartLegend chart={chart.states === undefined ? { kind: 'ranking', layers: chart.layers } : chart} simulated={simulated} />
    </>
  );
}
