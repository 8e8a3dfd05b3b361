import { calendarUnits, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { Sampling } from '@/lib/market/resample-market';
import { choiceParam, type Conditions } from './params';

const longer = calendarUnits.filter((unit) => unit !== 'session');

const unitLabels = ['Sessions', 'Weeks', 'Months', 'Quarters', 'Years'];
const runningShape = {
  running: choiceParam(['omit', 'to-date'], 'omit', ['Left out', 'To date'], {
    label: 'Running unit',
    description:
      'Whether a unit that is not complete is left out, or shown to date and marked as provisional. One in which a close is assumed is shown to date either way.',
    appliesWhen: { unit: longer },
  }),
};
const unitAbout = {
  label: 'Unit',
  description:
    'What is measured: sessions, or weeks, months, quarters or years, each by the close of its last session. Whatever else counts sessions, a window, a length or a range of 21s, then counts these.',
};

/** The unit alone, of a study that settles by itself what becomes of one that runs. */
export const unitParam = choiceParam(calendarUnits, 'session', unitLabels, unitAbout);

/** The parameters of a study that measures units of sessions as well: spread into its schema, before what counts them. */
export const samplingShape = { unit: unitParam, ...runningShape };

/** The same of a study that measures units where these hold, and sessions alone elsewhere. */
export function samplingShapeWhen(isOfUnits: readonly Conditions[]) {
  return {
    unit: choiceParam(calendarUnits, 'session', unitLabels, {
      ...unitAbout,
      optionsWhen: Object.fromEntries(longer.map((unit) => [unit, isOfUnits])),
    }),
    ...runningShape,
  };
}

export interface SamplingParams {
  readonly unit: CalendarUnit;
  readonly running: 'omit' | 'to-date';
}

/** What the parameters take for a session. */
export function toSampling({ unit, running }: SamplingParams): Sampling {
  return { unit, toDate: unit !== 'session' && running === 'to-date' };
}
