import { addDays, weekday, weekdays } from '@/lib/calendar/civil-date';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { defaultSeries, type DefaultSeries } from '@/lib/market/series/default-series';
import { expectRelease } from '@/lib/market/series/find-due';
import { nextPeriod } from '@/lib/market/series/periods';

/** A value as its source had it from a day on. */
export interface TrueValue {
  readonly period: SessionDate;
  readonly value: number;
  readonly releasedOn: SessionDate;
}

/** Every shipped series as it really came out, by id: first values on their usual days, and what they were corrected to. */
export type SeriesTruth = ReadonlyMap<string, readonly TrueValue[]>;

const firsts = { daily: '2024-09-02', weekly: '2024-06-01', monthly: '2023-01-01', quarterly: '2020-01-01', yearly: '2010-01-01' } as const;

function listPeriods({ frequency, id }: DefaultSeries, until: SessionDate): SessionDate[] {
  const periods: SessionDate[] = [];
  // Weeks of claims end on a Saturday, those of the conditions on a Friday.
  const start =
    frequency === 'weekly' && id !== 'ICSA' ? addDays(parseSessionDate(firsts.weekly), -1) : parseSessionDate(firsts[frequency]);
  for (let period = start; period <= until; period = nextPeriod(period, frequency)) {
    const isWeekend = weekday(period) === weekdays.saturday || weekday(period) === weekdays.sunday;
    if (frequency !== 'daily' || !isWeekend) periods.push(period);
  }
  return periods;
}

function valueOf({ id, between: [least, most] }: DefaultSeries, place: number): number {
  if (id === 'USREC') return 0;
  const middle = least > 0 ? Math.sqrt(least * most) : (least + most) / 2;
  return Math.round(middle * (100 + (place % 5)) + (least > 0 ? 0 : 25 * (place % 3))) / 100;
}

/** Everything that comes out up to `until`, with these corrections. */
export function makeSeriesTruth(until: SessionDate, corrections: readonly (TrueValue & { readonly id: string })[]): SeriesTruth {
  return new Map(
    defaultSeries.map((series) => {
      const periods = listPeriods(series, until);
      const values = periods.flatMap((period, place): TrueValue[] => {
        const before = periods[place - 1];
        const releasedOn = before === undefined ? period : expectRelease(series, before);
        return releasedOn > until ? [] : [{ period, value: valueOf(series, place), releasedOn }];
      });
      return [series.id, [...values, ...corrections.filter(({ id }) => id === series.id)]] as const;
    }),
  );
}

/** What the source shows on a day: of every period the newest value. */
export function showSeries(values: readonly TrueValue[], day: SessionDate): { readonly session: SessionDate; readonly close: number }[] {
  const newest = new Map(values.filter(({ releasedOn }) => releasedOn <= day).map(({ period, value }) => [period, value]));
  return [...newest].map(([session, close]) => ({ session, close }));
}
