'use client';

import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { formatCell } from '@/lib/format/format-cell';
import { drawHeat } from '@/lib/plot/heat/draw-heat';
import { findNextTile, type HeatDirection } from '@/lib/plot/heat/heat-layout';
import { chooseHeatHeight } from '@/lib/plot/heat/heat-size';
import { placeTooltip } from '@/lib/plot/place-labels';
import { pageSetting } from '@/lib/plot/setting';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartLegend } from './chart-legend';
import { HeatLegend } from './heat-legend';
import { Marks } from './marks';
import { useElementWidth } from './use-element-width';
import charts from './charts.module.css';
import classes from './heat-chart.module.css';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'heat' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly simulated: boolean;
  readonly describedBy: string;
}

const tooltipSize = { width: 220, height: 100 };

function isDirection(key: string): key is HeatDirection {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

/** Members as tiles in their sectors: size by weight, colour by return. Arrow keys go from tile to tile by where they stand. */
export function HeatChart({ chart, columns, rows, simulated, describedBy }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useElementWidth(frame, 880);
  const height = chooseHeatHeight(width, rows.length);
  const [cursor, setCursor] = useState<number | null>(null);
  const [spoken, setSpoken] = useState('');
  const { tiles, marks } = useMemo(
    () => drawHeat({ chart, columns, rows, width, height, simulated, setting: pageSetting }),
    [chart, columns, rows, width, height, simulated],
  );
  const sizeColumn = columns.find(({ key }) => key === chart.sizeKey);
  const told = columns.filter((column) => column.type !== 'boolean');
  const current = tiles.find(({ index }) => index === cursor);
  const row = current === undefined ? undefined : rows[current.index];
  const at =
    current === undefined
      ? { left: 0, top: 0 }
      : placeTooltip({ x: current.left + current.width / 2, y: current.top + current.height / 2 }, tooltipSize, { width, height });

  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const under = tiles.find((tile) => x >= tile.left && x < tile.left + tile.width && y >= tile.top && y < tile.top + tile.height);
    setCursor(under?.index ?? null);
  };
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape') setCursor(null);
    const isEnd = event.key === 'Home' || event.key === 'End';
    if (!isEnd && !isDirection(event.key)) return;
    event.preventDefault();
    const begin = event.key === 'End' ? tiles.at(-1) : tiles[0];
    const goal = current === undefined || isEnd || !isDirection(event.key) ? begin : findNextTile(tiles, current, event.key);
    if (goal === undefined) return;
    setCursor(goal.index);
    setSpoken(told.map((column) => `${column.label} ${formatCell(rows[goal.index]?.[column.key], column)}`).join(', '));
  };
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
        aria-label={`${chart.title}. Arrow keys move from member to member.`}
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
          <p className={charts.nothing}>No member is stored for this session.</p>
        ) : (
          <svg width={width} height={height} aria-hidden="true" data-heat={rows.length}>
            <Marks marks={marks} />
          </svg>
        )}
        {current === undefined || row === undefined ? null : (
          <>
            <div
              className={classes.cursor}
              style={{ left: current.left, top: current.top, width: current.width, height: current.height }}
            />
            <div
              className={charts.tooltip}
              style={{ transform: `translate(${at.left}px, ${at.top}px)` }}
              data-tooltip=""
              aria-hidden="true"
            >
              {told.map((column) => (
                <div
                  key={column.key}
                  className={charts.tooltipRow}
                  data-strong={column.key === chart.valueKey || column.key === chart.labelKey || undefined}
                >
                  <span>{column.label}</span>
                  <span className="tabular">{formatCell(row[column.key], column)}</span>
                </div>
              ))}
            </div>
          </>
        )}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      {rows.length === 0 ? null : (
        <HeatLegend
          limit={chart.limit}
          unit={chart.unit === 'pct' ? '%' : ''}
          sizeLabel={chart.sizeKey === null ? null : (sizeColumn?.label ?? null)}
        />
      )}
      <ChartLegend chart={{ kind: 'ranking' }} simulated={simulated} />
    </>
  );
}
