'use client';

import { useState, type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject } from 'react';
import { useIsDrawn } from './use-is-drawn';
import classes from './charts.module.css';

interface Props<Place> {
  readonly frameRef: RefObject<HTMLDivElement | null>;
  /** **Units**: pixels; null for a square as wide as there is room. */
  readonly height: number | null;
  readonly title: string;
  /** What the arrow keys do, as a sentence. */
  readonly keys: string;
  readonly describedBy: string;
  readonly cursor: Place | null;
  readonly onCursor: (cursor: Place | null) => void;
  /** What is under a point of the frame, in pixels, or null; null for a chart that is moved by hand, and follows the pointer itself. */
  readonly find: ((x: number, y: number) => Place | null) | null;
  /** Where a key leads to, far with Shift; null for a key that means nothing here. */
  readonly step: (key: string, isFar: boolean) => Place | null;
  /** What is read aloud of a place that a key led to. */
  readonly say: (place: Place) => string;
  readonly children: ReactNode;
}

/** What charts of places share (cells, tiles, points, events): the frame, pointer and arrow keys from place to place, and the spoken reading. */
export function PointFrame<Place>({
  frameRef,
  height,
  title,
  keys,
  describedBy,
  cursor,
  onCursor,
  find,
  step,
  say,
  children,
}: Props<Place>) {
  const [spoken, setSpoken] = useState('');
  // The height goes by the width, which the server does not know: until a browser has read it, the room of the style sheet is kept.
  const isDrawn = useIsDrawn();
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    if (find === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    onCursor(find(event.clientX - box.left, event.clientY - box.top));
  };
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape' && cursor !== null) onCursor(null);
    const next = step(event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    onCursor(next);
    setSpoken(say(next));
  };
  return (
    <>
      <div
        ref={frameRef}
        className={find === null ? classes.plot : classes.pointed}
        {...(height === null ? { 'data-square': '' } : { style: { height: isDrawn ? height : 'var(--reserved)' } })}
        tabIndex={0}
        role="application"
        aria-roledescription="chart"
        data-chart-frame=""
        aria-label={`${title}. ${keys}`}
        aria-describedby={describedBy}
        onKeyDown={move}
        onBlur={() => {
          onCursor(null);
        }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={({ pointerType }) => {
          // A finger that is lifted leaves what it was put on to be read, until another place is tapped.
          if (find !== null && pointerType !== 'touch') onCursor(null);
        }}
      >
        {children}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
