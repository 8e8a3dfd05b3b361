'use client';

import { formatLongDate } from '@/lib/format/format-date';
import { useWeekPlay } from './use-week-play';
import classes from './quadrant-chart.module.css';

interface Props {
  /** Ascending. */
  readonly weeks: readonly string[];
  readonly at: number;
  readonly fitted: boolean;
  readonly onFit: (fitted: boolean) => void;
  /** While the handle is moved or the weeks go by. */
  readonly onMove: (at: number) => void;
  /** Where it comes to rest. */
  readonly onRest: (at: number) => void;
}

/** The weeks to go through: a handle, a button that lets them go by, and whether the scales follow the tails. */
export function WeekScrubber({ weeks, at, fitted, onFit, onMove, onRest }: Props) {
  const last = weeks.length - 1;
  const { playing, toggle, stop } = useWeekPlay(() => {
    const next = at >= last ? 0 : at + 1;
    onMove(next);
    if (next === last) onRest(next);
    return next < last;
  });
  const rest = (): void => {
    onRest(at);
  };
  const said = `Week to ${formatLongDate(weeks[at] ?? '')}`;
  return (
    <div className={classes.scrubber} data-no-print="">
      <button
        type="button"
        className={classes.button}
        onClick={() => {
          if (playing) rest();
          toggle();
        }}
      >
        {playing ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        className={classes.handle}
        min={0}
        max={last}
        step={1}
        value={at}
        aria-label="Week shown"
        aria-valuetext={said}
        onChange={(event) => {
          stop();
          onMove(Number(event.currentTarget.value));
        }}
        onPointerUp={rest}
        onKeyUp={rest}
        onBlur={rest}
      />
      <output className={`${classes.week ?? ''} tabular`}>{said}</output>
      <button
        type="button"
        className={classes.button}
        aria-pressed={fitted}
        onClick={() => {
          onFit(!fitted);
        }}
      >
        Zoom to fit
      </button>
    </div>
  );
}
