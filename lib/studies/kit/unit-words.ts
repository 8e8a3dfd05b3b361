import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { ordinalWord } from '@/lib/format/number-words';
import type { SamplingParams } from './sampling-params';

const adjectives: Readonly<Record<CalendarUnit, string>> = {
  session: '',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  year: 'yearly',
};

/** 'weekly': what is of a unit; nothing of a session. */
export function unitAdjective(unit: CalendarUnit): string {
  return adjectives[unit];
}

/** A noun of a unit: 'close', 'weekly close'. */
export function ofUnit(unit: CalendarUnit, noun: string): string {
  return unit === 'session' ? noun : `${adjectives[unit]} ${noun}`;
}

/** The close of a unit as a noun: 'close', 'weekly close'. */
export function nameClose(unit: CalendarUnit): string {
  return ofUnit(unit, 'close');
}

/** The unit that ends with a session, as it stands in a sentence: '12 Jul 2024', 'the week to 12 Jul 2024', 'July 2024', 'the third quarter of 2024', '2024'. */
export function nameUnit(unit: CalendarUnit, date: string): string {
  const year = date.slice(0, 4);
  switch (unit) {
    case 'session':
      return formatLongDate(date);
    case 'week':
      return `the week to ${formatLongDate(date)}`;
    case 'month':
      return formatMonthYear(date);
    case 'quarter':
      return `the ${ordinalWord(Math.ceil(Number(date.slice(5, 7)) / 3))} quarter of ${year}`;
    case 'year':
      return year;
  }
}

/** What a history begins in, as it stands behind "since": 'January 2004', of longer units the first of them: 'the second quarter of 1979', '1979'. */
export function nameBeginning(unit: CalendarUnit, date: string): string {
  return unit === 'quarter' || unit === 'year' ? nameUnit(unit, date) : formatMonthYear(date);
}

/** What stands before a unit in which something is so: on a session, in a week. */
export function onOrIn(unit: CalendarUnit): 'on' | 'in' {
  return unit === 'session' ? 'on' : 'in';
}

/** When something happened, where the date is that of the unit's last session: 'on 16 Jul 2024', 'in the week to 12 Jul 2024'. */
export function sayWhen(unit: CalendarUnit, date: string): string {
  return unit === 'session' ? `on ${formatLongDate(date)}` : `in the ${unit} to ${formatLongDate(date)}`;
}

/** What becomes of a unit that is not complete, as the end of a sentence. A close that is assumed in it is asked for, and so is its unit. */
export function sayIncomplete(running: SamplingParams['running']): string {
  return running === 'omit'
    ? 'is left out, or shown to date, as provisional, where a close in it is assumed'
    : 'is shown to date, as provisional';
}

/** What a definition adds about units, to stand behind its sentences; nothing where sessions are measured. */
export function defineUnit({ unit, running }: SamplingParams): string {
  if (unit === 'session') return '';
  return ` The close of a ${unit} is that of its last session by the calendar of the exchange, and a ${unit} without it is missing. Its return is measured from the close of the ${unit} before. A ${unit} that is not complete ${sayIncomplete(running)}.`;
}
