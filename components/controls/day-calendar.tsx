'use client';

import '@mantine/dates/styles.css';
import { DatePicker } from '@mantine/dates';

interface Props {
  readonly value: string;
  readonly onChoose: (date: string) => void;
}

/** A calendar for one day. */
export function DayCalendar({ value, onChoose }: Props) {
  return <DatePicker value={value} defaultDate={value} onChange={(day) => { if (day !== null) onChoose(day); }} />;
}
