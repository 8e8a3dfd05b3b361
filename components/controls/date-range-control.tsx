'use client';

import { Button, Popover } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { formatLongDate } from '@/lib/format/format-date';
import classes from './controls.module.css';

// The calendar comes with its own date library: it is fetched when it is first opened.
const RangeCalendar = dynamic(() => import('./range-calendar').then((module) => module.RangeCalendar), { ssr: false });

interface Props {
  readonly from: string | null;
  readonly to: string | null;
  readonly shown: { readonly from: string; readonly to: string };
  readonly issue: string | null;
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void;
}

/** First and last day shown, both included. */
export function DateRangeControl({ from, to, shown, issue, onChange }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <div className={classes.field}>
      <span className={classes.label}>Dates</span>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus withRoles>
        <Popover.Target>
          <Button variant="default" size="sm" onClick={() => { setOpened(!opened); }} className={classes.dates} aria-label={`Dates shown: ${formatLongDate(shown.from)} to ${formatLongDate(shown.to)}. Change.`}>
            {formatLongDate(shown.from)} – {formatLongDate(shown.to)}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          {opened ? (
            <RangeCalendar
              from={from ?? shown.from} to={to ?? shown.to}
              onChoose={(first, last) => {
                setOpened(false);
                onChange({ from: first, to: last });
              }}
            />
          ) : null}
        </Popover.Dropdown>
      </Popover>
      {issue === null ? null : <span className={classes.issue} role="alert">{issue}</span>}
    </div>
  );
}
