'use client';

import { useState } from 'react';
import { windowOfDates, type VisibleWindow } from '@/lib/plot/visible-window';
import type { Overview } from '@/lib/view/spread-overview';
import { OverviewStrip } from './overview-strip';

interface Props {
  /** What is shown of the whole history; null where that is the rows. */
  readonly overview: Overview | null;
  /** Of the rows. */
  readonly values: readonly (number | null)[];
  readonly dates: readonly string[];
  /** The rows in sight. */
  readonly window: VisibleWindow;
  readonly width: number;
  readonly scale: 'linear' | 'log';
  readonly onReach: (() => void) | undefined;
  readonly onMove: (window: VisibleWindow) => void;
  /** A window of `dates`: those of the rows, or of the overview. */
  readonly onSettle: (window: VisibleWindow, dates: readonly string[]) => void;
}

/** The strip under lines: an overview of their whole history, whose rows are moved once they are here. */
export function LinesStrip({ overview, values, dates, window, width, scale, onReach, onMove, onSettle }: Props) {
  // Where it is moved to while the rows to show there are not here.
  const [ahead, setAhead] = useState<{ readonly of: VisibleWindow; readonly window: VisibleWindow } | null>(null);
  const dateAt = (index: number): string => dates[Math.round(index)] ?? '';
  const isWhole = overview === null || overview.dates.length === dates.length;
  const shown = isWhole
    ? window
    : ahead?.of === window
      ? ahead.window
      : windowOfDates(overview.dates, dateAt(window.first), dateAt(window.last));
  const shownDates = isWhole ? dates : overview.dates;
  return (
    <OverviewStrip
      values={overview?.values ?? values}
      count={shownDates.length}
      dateAt={(index) => shownDates[index] ?? ''}
      width={width}
      scale={scale}
      window={shown}
      onMove={(next) => {
        onReach?.();
        if (isWhole) onMove(next);
        else setAhead({ of: window, window: next });
      }}
      onSettle={(next) => {
        onReach?.();
        onSettle(next, shownDates);
      }}
    />
  );
}
