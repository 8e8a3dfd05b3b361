'use client';

import '@mantine/dates/styles.css';
import { Button, Group, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useState } from 'react';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { DayLimits } from './day-limits';

interface Props {
  readonly from: string;
  readonly to: string;
  /** Days beyond these have nothing to show and cannot be picked; null where none are known. */
  readonly limits: DayLimits;
  readonly onChoose: (from: string, to: string) => void;
}

/** A calendar for two days, and two fields for those who would rather type them. */
export function RangeCalendar({ from, to, limits, onChoose }: Props) {
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState(to);
  const wrong = !isSessionDate(first) || !isSessionDate(last) ? 'Dates are written YYYY-MM-DD' : first > last ? 'From is after to' : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong === null) onChoose(first, last);
      }}
    >
      <DatePicker
        type="range"
        defaultDate={from}
        allowSingleDateInRange
        {...limits}
        value={[isSessionDate(first) ? first : null, isSessionDate(last) ? last : null]}
        onChange={([start, end]) => {
          setFirst(start ?? '');
          setLast(end ?? '');
        }}
      />
      <Group mt="sm" gap="xs" align="flex-start" wrap="nowrap">
        <TextInput
          size="sm"
          aria-label="From, YYYY-MM-DD"
          value={first}
          w={108}
          onChange={(event) => {
            setFirst(event.currentTarget.value.trim());
          }}
        />
        <TextInput
          size="sm"
          aria-label="To, YYYY-MM-DD"
          value={last}
          w={108}
          onChange={(event) => {
            setLast(event.currentTarget.value.trim());
          }}
        />
        <Button type="submit" size="sm" disabled={wrong !== null}>
          Show
        </Button>
      </Group>
      {wrong === null || last === '' ? null : <p role="alert">{wrong}</p>}
    </form>
  );
}
