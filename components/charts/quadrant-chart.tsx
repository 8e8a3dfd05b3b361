'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import type { Mark } from '@/lib/plot/mark';
import { placeTooltip } from '@/lib/plot/place-labels';
import { drawQuadrant } from '@/lib/plot/quadrant/draw-quadrant';
import { chooseQuadrantHeight } from '@/lib/plot/quadrant/quadrant-size';
import { listRowWeeks, type QuadrantSpec, type WeekPoint } from '@/lib/plot/quadrant/read-weeks';
import { pageSetting } from '@/lib/plot/setting';
import type { Column, Row } from '@/lib/studies/kit/study';
import { ChartLegend } from './chart-legend';
import { Marks } from './marks';
import { findNearest, moveInQuadrant, type QuadrantPlace } from './move-in-quadrant';
import { PointFrame } from './point-frame';
import { tellPoint } from './summarize-quadrant';
import { useElementWidth } from './use-element-width';
import { WeekScrubber } from './week-scrubber';
import charts from './charts.module.css';
import classes from './quadrant-chart.module.css';

interface Props {
  readonly chart: QuadrantSpec;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
  readonly onWeekChange?: (week: string | null) => void;
}

const tooltipSize = { width: 200, height: 104 };
const faded = 0.14;

/** Four quadrants with the way of each instrument. Pointer and arrow keys read one week of one of them; a handle goes through the weeks. */
export function QuadrantChart({ chart, columns, rows, simulated, describedBy, onWeekChange }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame, 880);
  const isSingle = chart.panelKey === null;
  const height = chooseQuadrantHeight(width, isSingle ? 1 : chart.series.length);
  const weeks = useMemo(() => listRowWeeks(rows), [rows]);
  // Where the handle was moved to, until the answer of that week is here: those that arrive on the way do not move it back.
  const [moved, setMoved] = useState<{ readonly of: string; readonly at: number } | null>(null);
  const [fitted, setFitted] = useState(true);
  const [cursor, setCursor] = useState<QuadrantPlace | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const span = `${weeks[0] ?? ''} ${weeks.at(-1) ?? ''}`;
  if (moved !== null && chart.week !== null && weeks[moved.at] === chart.week) setMoved(null);
  const named = chart.week === null ? weeks.length - 1 : weeks.findLastIndex((date) => date <= (chart.week ?? ''));
  const at = moved !== null && moved.of === span ? moved.at : Math.max(0, named);
  const week = weeks[at] ?? null;
  const { marks, panels } = useMemo(
    () => drawQuadrant({ chart, columns, rows, width, height, simulated, setting: pageSetting, whole: !fitted, week }),
    [chart, columns, rows, width, height, simulated, fitted, week],
  );
  const tails = panels.flatMap((panel) => panel.tails);
  const toPlace = (point: WeekPoint, tail: number): { readonly x: number; readonly y: number } => {
    const panel = isSingle ? panels[0] : panels[tail];
    return { x: panel?.toX(point.x) ?? 0, y: panel?.toY(point.y) ?? 0 };
  };
  const under = cursor === null ? undefined : tails[cursor.tail];
  const point = under?.points[cursor?.point ?? -1];
  const bright = isSingle ? (under?.value ?? pointed ?? chart.focus) : null;
  const fade = useCallback((mark: Mark): number => (bright === null || mark.of === undefined || mark.of === bright ? 1 : faded), [bright]);

  const spot = point === undefined || cursor === null ? null : toPlace(point, cursor.tail);
  const tip = spot === null ? null : placeTooltip(spot, tooltipSize, { width, height });
  const agreement = point === undefined ? undefined : rows[point.row]?.['agreement'];
  return (
    <>
      <PointFrame
        frameRef={frame}
        height={isSingle ? null : height}
        title={chart.title}
        keys="Arrow keys up and down go from one to the next, left and right through its weeks."
        describedBy={describedBy}
        cursor={cursor}
        onCursor={setCursor}
        find={(x, y) => findNearest(tails, toPlace, { x, y })}
        step={(key) => moveInQuadrant(key, cursor, tails)}
        say={(place) => {
          const tail = tails[place.tail];
          const told = tail?.points[place.point];
          return tail === undefined || told === undefined
            ? ''
            : `${tail.label}, week to ${formatLongDate(weeks[told.week] ?? '')}: ${tellPoint(told)}`;
        }}
      >
        <svg width={width} height={height} aria-hidden="true">
          <Marks marks={marks} fade={fade} />
        </svg>
        {spot === null || tip === null || point === undefined || under === undefined ? null : (
          <>
            <div className={classes.ring} style={{ left: spot.x, top: spot.y }} />
            <div
              className={charts.tooltip}
              style={{ transform: `translate(${tip.left}px, ${tip.top}px)` }}
              data-tooltip=""
              aria-hidden="true"
            >
              <div className={charts.tooltipDate}>
                {under.label}, {formatLongDate(weeks[point.week] ?? '')}
              </div>
              <div className={charts.tooltipRow} data-strong="">
                <span>Quadrant</span>
                <span>{point.quadrant}</span>
              </div>
              <div className={charts.tooltipRow}>
                <span>Strength</span>
                <span className="tabular">{formatNumber(point.x, { decimals: 2 })}</span>
              </div>
              <div className={charts.tooltipRow}>
                <span>Momentum</span>
                <span className="tabular">{formatNumber(point.y, { decimals: 2 })}</span>
              </div>
              {typeof agreement === 'number' ? (
                <div className={charts.tooltipRow}>
                  <span>Formulas that agree</span>
                  <span className="tabular">{agreement} of 4</span>
                </div>
              ) : null}
            </div>
          </>
        )}
      </PointFrame>
      {isSingle && weeks.length > 1 ? (
        <WeekScrubber
          weeks={weeks}
          at={at}
          fitted={fitted}
          onFit={setFitted}
          onMove={(next) => {
            setCursor(null);
            setMoved({ of: span, at: next });
          }}
          onRest={(next) => {
            onWeekChange?.(next === weeks.length - 1 ? null : (weeks[next] ?? null));
          }}
        />
      ) : null}
      <ChartLegend chart={chart} simulated={simulated} onFocus={setPointed} />
    </>
  );
}
