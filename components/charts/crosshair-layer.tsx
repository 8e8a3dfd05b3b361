'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { formatWeekdayDate } from '@/lib/format/format-date';
import { useCrosshairDate, type CrosshairStore } from './crosshair-context';
import { placeTooltip } from '@/lib/plot/place-labels';
import { plotMargins, type Plot } from '@/lib/plot/plot-geometry';
import classes from './charts.module.css';

/** One line of the tooltip. */
export interface Reading {
  readonly label: string;
  readonly text: string;
  readonly color: string | null;
  readonly strong: boolean;
  /** Value on the chart's axis, or null for a leg that is not drawn. */
  readonly plotted: number | null;
}

interface Props {
  readonly store: CrosshairStore;
  readonly plot: Plot;
  readonly findIndex: (date: string) => number | null;
  readonly readAt: (index: number) => readonly Reading[];
}

/** The cursor's line, its points and its tooltip: the only layer that is drawn again while the pointer moves. */
export function CrosshairLayer({ store, plot, findIndex, readAt }: Props) {
  const date = useCrosshairDate(store);
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 190, height: 84 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    if (width !== size.width || height !== size.height) setSize({ width, height });
  }, [date, size.width, size.height]);
  const index = date === null ? null : findIndex(date);
  if (date === null || index === null) return null;
  const x = plot.toX(index);
  if (x < plotMargins.left - 1 || x > plotMargins.left + plot.innerWidth + 1) return null;
  const readings = readAt(index);
  const plotted = readings.flatMap((reading) =>
    reading.plotted === null ? [] : [{ y: plot.toY(reading.plotted), color: reading.color ?? 'var(--ink)' }],
  );
  const anchor = plotted.at(-1)?.y ?? plot.height / 2;
  const at = placeTooltip({ x, y: anchor }, size, { width: plot.width, height: plot.height });
  return (
    <>
      <svg width={plot.width} height={plot.height} aria-hidden="true" className={classes.overlay} data-layer="crosshair">
        <line x1={x} x2={x} y1={plotMargins.top} y2={plot.height - plotMargins.bottom} stroke="var(--muted)" strokeDasharray="3 3" />
        {plotted.map((point, order) => (
          <circle key={order} cx={x} cy={point.y} r={4} fill="var(--card)" stroke={point.color} strokeWidth={1.8} />
        ))}
      </svg>
      <div
        ref={box}
        className={classes.tooltip}
        style={{ transform: `translate(${at.left}px, ${at.top}px)` }}
        data-tooltip=""
        aria-hidden="true"
      >
        <div className={classes.tooltipDate}>{formatWeekdayDate(date)}</div>
        {readings.map((reading) => (
          <div key={reading.label} className={classes.tooltipRow} data-strong={reading.strong || undefined}>
            <span>
              {reading.color === null ? null : <i className={classes.swatch} style={{ background: reading.color }} />}
              {reading.label}
            </span>
            <span className="tabular">{reading.text}</span>
          </div>
        ))}
      </div>
    </>
  );
}

interface LineProps {
  readonly store: CrosshairStore;
  readonly plot: Plot;
  readonly findIndex: (date: string) => number | null;
  readonly readAt: (index: number) => number | null;
  readonly color: string;
}

/** The cursor's line and point alone: the tooltip stands on the chart below. */
export function CrosshairLine({ store, plot, findIndex, readAt, color }: LineProps) {
  const date = useCrosshairDate(store);
  const index = date === null ? null : findIndex(date);
  if (index === null) return null;
  const x = plot.toX(index);
  const value = readAt(index);
  if (x < plotMargins.left - 1 || x > plotMargins.left + plot.innerWidth + 1) return null;
  return (
    <svg width={plot.width} height={plot.height} aria-hidden="true" className={classes.overlay} data-layer="crosshair">
      <line x1={x} x2={x} y1={plotMargins.top} y2={plot.height - plotMargins.bottom} stroke="var(--muted)" strokeDasharray="3 3" />
      {value === null ? null : <circle cx={x} cy={plot.toY(value)} r={4} fill="var(--card)" stroke={color} strokeWidth={1.8} />}
    </svg>
  );
}
