'use client';

import { TextInput } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { DayLimits } from './day-limits';
import classes from './sentence-builder.module.css';

// The calendar comes with its own date library: it is fetched when a day is first changed.
const DayCalendar = dynamic(() => import('./day-calendar').then((module) => module.DayCalendar), { ssr: false });

interface Props {
  /** The day in force, YYYY-MM-DD. */
  readonly value: string;
  /** Days that the calendar offers. */
  readonly limits: DayLimits;
  readonly issue: string | null;
  /** Whether what came after the day is known beside it; null where the sentence has no day apart from what is known. */
  readonly isKept: boolean | null;
  /** A day, or null for the newest session, and whether what came after it stays known. */
  readonly onCommit: (date: string | null, isKept: boolean) => void;
}

/** The session that a claim is about: typed, picked from a calendar, or the newest. */
export function DayEditor({ value, limits, issue, isKept, onCommit }: Props) {
  const [draft, setDraft] = useState(value);
  const [keeps, setKeeps] = useState(isKept === true);
  const wrong = draft !== '' && !isSessionDate(draft) ? 'A date is written YYYY-MM-DD' : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === null) onCommit(draft === '' ? null : draft, keeps);
      }}
    >
      <TextInput
        size="sm"
        label="Session, YYYY-MM-DD"
        value={draft}
        error={wrong ?? issue}
        data-autofocus
        onChange={(event) => {
          setDraft(event.currentTarget.value.trim());
        }}
      />
      <div className={classes.calendar}>
        <DayCalendar
          value={isSessionDate(draft) ? draft : value}
          limits={limits}
          onChoose={(date) => {
            onCommit(date, keeps);
          }}
        />
      </div>
      {isKept === null ? null : (
        <label className={classes.kept}>
          <input
            type="checkbox"
            checked={keeps}
            onChange={(event) => {
              setKeeps(event.currentTarget.checked);
            }}
          />
          Tell when it was so after that day, too
        </label>
      )}
      <button
        type="button"
        className={classes.item}
        onClick={() => {
          onCommit(null, false);
        }}
      >
        The newest session stored
      </button>
    </form>
  );
}
