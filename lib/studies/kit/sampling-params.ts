import { calendarUnits, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { Sampling } from '@/lib/market/resample-market';
import { choiceParam } from './params';

const longer = calendarUnits.filter((unit) => unit !== 'session');

/** The parameters of a study that measures units of sessions as well: spread into its schema, before what counts them. */
export const samplingShape = {
  unit: choiceParam(calendarUnits, 'session', ['Sessions', 'Weeks', 'Months', 'Quarters', 'Years'], {
    label: 'Unit',
    description:
      'What is measured: sessions, or weeks, months, quarters or years, each by the close of its last session. Whatever else counts sessions, a window, a length or a range of 21s, then counts these.',
  }),
  running: choiceParam(['omit', 'to-date'], 'omit', ['Left out', 'To date'], {
    label: 'Running unit',
    description: 'Whether a unit that is not complete is left out, or shown to date and marked as provisional.',
    appliesWhen: { unit: longer },
  }),
};

export interface SamplingParams {
  readonly unit: CalendarUnit;
  readonly running: 'omit' | 'to-date';
}

/** What the parameters take for a session. */
export function toSampling({ unit, running }: SamplingParams): Sampling {
  return { unit, toDate: unit !== 'session' && running === 'to-date' };
}
