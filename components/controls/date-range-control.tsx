'use client';

import dynamic from 'next/dynamic';
import { formatLongDate } from '@/lib/format/format-date';
import { DropPanel } from '../shell/drop-panel';
import classes from './controls.module.css';
import type { DayLimits } from './day-limits';

// The calendar comes with its own date library: it is fetched when it is first opened.
const RangeCalendar = dynamic(() => import('./range-calendar').then((module) => module.RangeCalendar), { ssr: false });

interface Props {
  readonly from: string | null;
  readonly to: string | null;
  readonly shown: { readonly from: string; readonly to: string };
  readonly limits: DayLimits;
  readonly issue: string | null;
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
}

/** First and last day shown, both included. */
export function DateRangeControl({ from, to, shown, limits, issue, onChange }: Props) {
  return (
    <div className={classes.field}>
      <span className={classes.label}>Dates</span>
      <DropPanel
        label={`${formatLongDate(shown.from)} – ${formatLongDate(shown.to)}`}
        name={`Dates shown: ${formatLongDate(shown.from)} to ${formatLongDate(shown.to)}. Change.`}
      >
        {(close) => (
          <RangeCalendar
            from={from ?? shown.from}
            to={to ?? shown.to}
            limits={limits}
            onChoose={(first, last) => {
              close();
              onChange({ from: first, to: last });
            }}
          />
        )}
      </DropPanel>
      {issue === null ? null : (
        <span className={classes.issue} role="alert">
          {issue}
        </span>
      )}
    </div>
  );
}
