import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { formatLongDate } from '@/lib/format/format-date';
import type { SamplingParams } from './sampling-params';

const adjectives: Readonly<Record<CalendarUnit, string>> = {
  session: '',
  week: 'weekly ',
  month: 'monthly ',
  quarter: 'quarterly ',
  year: 'yearly ',
};

/** The close of a unit as a noun: 'close', 'weekly close'. */
export function nameClose(unit: CalendarUnit): string {
  return `${adjectives[unit]}close`;
}

/** When something happened, where the date is that of the unit's last session: 'on 16 Jul 2024', 'in the week to 12 Jul 2024'. */
export function sayWhen(unit: CalendarUnit, date: string): string {
  return unit === 'session' ? `on ${formatLongDate(date)}` : `in the ${unit} to ${formatLongDate(date)}`;
}

/** What a definition adds about units, to stand behind its sentences; nothing where sessions are measured. */
export function defineUnit({ unit, running }: SamplingParams): string {
  if (unit === 'session') return '';
  const incomplete = running === 'omit' ? 'is left out' : 'is shown to date, as provisional';
  return ` The close of a ${unit} is that of its last session by the calendar of the exchange, and a ${unit} without it is missing. Its return is measured from the close of the ${unit} before. A ${unit} that is not complete ${incomplete}.`;
}
