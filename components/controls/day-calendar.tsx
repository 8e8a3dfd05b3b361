'use client';

import '@mantine/dates/styles.css';
import { DatePicker } from '@mantine/dates';
import type { DayLimits } from './day-limits';

interface Props {
  readonly value: string;
  readonly limits: DayLimits;
  readonly onChoose: (date: string) => void;
}

/** A calendar for one day. */
export function DayCalendar({ value, limits, onChoose }: Props) {
  return (
    <DatePicker
      {...limits}
      value={value}
      defaultDate={value}
      onChange={(day) => {
        if (day !== null) onChoose(day);
      }}
    />
  );
}
