import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { defaultSeries, findDefaultSeries } from '@/lib/market/series/default-series';
import { expectRelease, isSeriesDue } from '@/lib/market/series/find-due';
import { findFrequency, nextPeriod, periodEnd, periodOf } from '@/lib/market/series/periods';
import type { SeriesDefinition } from '@/lib/market/series/series';

const date = parseSessionDate;
const shipped = (id: string) => {
  const series = findDefaultSeries(id);
  if (series === undefined) throw new Error(`${id} is not shipped`);
  return series;
};

describe('periods', () => {
  it.each<[SeriesDefinition['frequency'], string, string, string, string]>([
    ['daily', '2024-02-29', '2024-02-29', '2024-02-29', '2024-03-01'],
    ['weekly', '2024-07-13', '2024-07-13', '2024-07-13', '2024-07-20'],
    ['monthly', '2024-02-29', '2024-02-01', '2024-02-29', '2024-03-01'],
    ['quarterly', '2024-11-15', '2024-10-01', '2024-12-31', '2025-01-01'],
    ['yearly', '2024-11-15', '2024-01-01', '2024-12-31', '2025-01-01'],
  ])('a %s period of %s', (frequency, day, period, end, next) => {
    expect(periodOf(date(day), frequency)).toBe(period);
    expect(periodEnd(date(period), frequency)).toBe(end);
    expect(nextPeriod(date(period), frequency)).toBe(next);
  });

  it('are told by the days between dates, or not at all', () => {
    const at = (...days: string[]) => findFrequency(days.map(date));
    expect(at('2024-07-12', '2024-07-15', '2024-07-16')).toBe('daily');
    expect(at('2024-07-06', '2024-07-13', '2024-07-20')).toBe('weekly');
    expect(at('2024-01-31', '2024-02-29', '2024-03-31')).toBe('monthly');
    expect(at('2024-01-01', '2024-04-01')).toBe('quarterly');
    expect(at('2022-12-31', '2023-12-31', '2024-12-31')).toBe('yearly');
    expect([at('2024-01-01', '2024-01-15'), at('2024-01-01'), at()]).toEqual([null, null, null]);
  });
});

describe('the shipped series', () => {
  it('are fourteen, each once', () => {
    expect(defaultSeries.map(({ id }) => id)).toEqual([
      'CPIAUCSL',
      'CPILFESL',
      'PCEPILFE',
      'DFEDTARU',
      'FEDFUNDS',
      'GDPC1',
      'UNRATE',
      'ICSA',
      'USREC',
      'T10Y2Y',
      'DGS10',
      'DGS2',
      'NFCI',
      'VIXCLS',
    ]);
  });

  it.each([
    ['CPILFESL', '2024-05-01', '2024-07-12'],
    ['UNRATE', '2024-06-01', '2024-08-05'],
    ['GDPC1', '2024-01-01', '2024-07-29'],
    ['ICSA', '2024-07-06', '2024-07-18'],
    ['NFCI', '2024-07-05', '2024-07-17'],
    ['DGS10', '2024-07-16', '2024-07-18'],
    ['DGS10', '2024-07-11', '2024-07-15'],
    ['DGS10', '2024-07-12', '2024-07-16'],
    ['DFEDTARU', '2024-07-16', '2024-07-17'],
    ['USREC', '2024-06-01', '2024-08-01'],
  ])('%s after %s is expected on %s', (id, last, expected) => {
    expect(expectRelease(shipped(id), date(last))).toBe(expected);
  });

  it('is due before anything is stored, on its release day until it was looked for, and once a week', () => {
    const due = (last: string | null, checkedOn: string | null, today: string) =>
      isSeriesDue(shipped('CPILFESL'), {
        last: last === null ? null : date(last),
        checkedOn: checkedOn === null ? null : date(checkedOn),
        today: date(today),
      });
    expect(due(null, null, '2024-07-10')).toBe(true);
    expect(due(null, '2024-07-10', '2024-07-10')).toBe(false);
    expect(due('2024-05-01', '2024-07-10', '2024-07-11')).toBe(false);
    expect(due('2024-05-01', '2024-07-10', '2024-07-12')).toBe(true);
    expect(due('2024-05-01', '2024-07-12', '2024-07-12')).toBe(false);
    // The release is late: looked for every day.
    expect(due('2024-05-01', '2024-07-12', '2024-07-13')).toBe(true);
    expect(due('2024-06-01', '2024-07-12', '2024-07-18')).toBe(false);
    expect(due('2024-06-01', '2024-07-12', '2024-07-19')).toBe(true);
  });
});
