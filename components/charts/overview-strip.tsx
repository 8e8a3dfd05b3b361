'use client';

import { memo, useMemo, useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { formatLongDate } from '@/lib/format/format-date';
import { drawStrip } from '@/lib/plot/lines/draw-strip';
import { panWindow, clampWindow, type VisibleWindow } from '@/lib/plot/visible-window';
import { useIsDrawn } from './use-is-drawn';
import classes from './charts.module.css';

interface Props {
  readonly values: readonly (number | null)[];
  /** How many places there are to move by. */
  readonly count: number;
  readonly dateAt: (index: number) => string;
  readonly width: number;
  /** The chart's. */
  readonly scale: 'linear' | 'log';
  readonly window: VisibleWindow;
  readonly onMove: (window: VisibleWindow) => void;
  readonly onSettle: (window: VisibleWindow) => void;
}

const heightPx = 43;
const marginPx = 2;
type Part = 'first' | 'last' | 'both';

const StripPath = memo(function StripPath({ values, width, scale }: Pick<Props, 'values' | 'width' | 'scale'>) {
  const isDrawn = useIsDrawn();
  const path = useMemo(
    () => (isDrawn ? drawStrip(values, { width, height: heightPx, margin: marginPx, scale }) : undefined),
    [isDrawn, values, width, scale],
  );
  return (
    <svg width={width} height={heightPx} aria-hidden="true">
      <path d={path} fill="none" stroke="var(--muted)" strokeWidth="1" />
    </svg>
  );
});

function moveWindow(window: VisibleWindow, part: Part, delta: number, count: number): VisibleWindow {
  if (part === 'both') return panWindow(window, delta, count);
  if (part === 'first')
    return clampWindow({ first: Math.max(0, Math.min(window.first + delta, window.last - 4)), last: window.last }, count);
  return clampWindow({ first: window.first, last: Math.min(count - 1, Math.max(window.last + delta, window.first + 4)) }, count);
}

/** The whole history under the chart with the part in sight marked; drag it or its ends, or use the arrow keys. */
export function OverviewStrip({ values, count, dateAt, width, scale, window, onMove, onSettle }: Props) {
  const drag = useRef<{ readonly part: Part; readonly x: number; readonly window: VisibleWindow } | null>(null);
  const latest = useRef<VisibleWindow | null>(null);
  const frame = useRef(0);
  const end = Math.max(1, count - 1);
  const begin =
    (part: Part) =>
    (event: PointerEvent<HTMLElement>): void => {
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { part, x: event.clientX, window };
    };
  const move = (event: PointerEvent<HTMLElement>): void => {
    const held = drag.current;
    if (held === null) return;
    latest.current = moveWindow(held.window, held.part, ((event.clientX - held.x) / Math.max(1, width)) * end, count);
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      if (latest.current !== null) onMove(latest.current);
    });
  };
  const finish = (): void => {
    drag.current = null;
    const rested = latest.current;
    latest.current = null;
    // The last frame of the drag is painted first; the address and the answer follow it.
    if (rested !== null)
      setTimeout(() => {
        onSettle(rested);
      }, 40);
  };
  const press =
    (part: Part) =>
    (event: KeyboardEvent<HTMLElement>): void => {
      const step = event.shiftKey ? 21 : 1;
      const delta =
        event.key === 'ArrowLeft'
          ? -step
          : event.key === 'ArrowRight'
            ? step
            : event.key === 'Home'
              ? -count
              : event.key === 'End'
                ? count
                : 0;
      if (delta === 0) return;
      event.preventDefault();
      onSettle(moveWindow(window, part, delta, count));
    };
  const nameAt = (index: number): string => formatLongDate(dateAt(Math.round(index)));
  // Shares, not pixels: where the part stands is right before it is known how wide the strip is.
  const share = { '--first': window.first / end, '--last': window.last / end } as CSSProperties;
  const handle = (part: 'first' | 'last', label: string, index: number) => (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={end}
      aria-valuenow={Math.round(index)}
      aria-valuetext={nameAt(index)}
      className={classes.stripHandle}
      data-part={part}
      onPointerDown={begin(part)}
      onPointerMove={move}
      onPointerUp={finish}
      onPointerCancel={finish}
      onKeyDown={press(part)}
    />
  );
  return (
    <div className={classes.strip} style={share} data-overview="">
      <StripPath values={values} width={width} scale={scale} />
      <div className={classes.stripSight} />
      <div
        role="slider"
        tabIndex={0}
        aria-label="Part of the history in sight"
        aria-valuemin={0}
        aria-valuemax={end}
        aria-valuenow={Math.round(window.first)}
        aria-valuetext={`${nameAt(window.first)} to ${nameAt(window.last)}`}
        className={classes.stripWindow}
        onPointerDown={begin('both')}
        onPointerMove={move}
        onPointerUp={finish}
        onPointerCancel={finish}
        onKeyDown={press('both')}
      />
      {handle('first', 'Start of the part in sight', window.first)}
      {handle('last', 'End of the part in sight', window.last)}
    </div>
  );
}
