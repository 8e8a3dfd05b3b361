'use client';

import { useMemo, useRef, useState } from 'react';
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
import { PointFrame } from './point-frame';
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

  const step = (key: string): number | null => {
    const isEnd = key === 'Home' || key === 'End';
    if (!isEnd && !isDirection(key)) return null;
    const begin = key === 'End' ? tiles.at(-1) : tiles[0];
    const goal = current === undefined || isEnd ? begin : findNextTile(tiles, current, key);
    return goal?.index ?? null;
  };
  return (
    <>
      <PointFrame
        frameRef={frame}
        height={height}
        title={chart.title}
        keys="Arrow keys move from member to member."
        describedBy={describedBy}
        cursor={cursor}
        onCursor={setCursor}
        find={(x, y) =>
          tiles.find((tile) => x >= tile.left && x < tile.left + tile.width && y >= tile.top && y < tile.top + tile.height)?.index ?? null
        }
        step={step}
        say={(index) => told.map((column) => `${column.label} ${formatCell(rows[index]?.[column.key], column)}`).join(', ')}
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
      </PointFrame>
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
