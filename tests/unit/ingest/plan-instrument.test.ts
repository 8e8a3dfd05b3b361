import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { newestSession } from '@/lib/calendar/final-close';
import { planInstrument } from '@/lib/ingest/pull/plan-instrument';

const day = parseSessionDate;
const calendar = createCalendar();
const now = '2024-07-16T21:30:00Z';
const between = (from: string, to: string) => calendar.sessionsBetween(day(from), day(to));
const without = (sessions: readonly SessionDate[], ...missing: readonly string[]) =>
  sessions.filter((session) => !missing.includes(session));

describe('the newest session', () => {
  it.each([
    ['a session, in New York', '2024-07-16T13:00:00Z', '2024-07-16'],
    ['late evening there, the next day in UTC', '2024-07-17T03:59:00Z', '2024-07-16'],
    ['midnight there', '2024-07-17T04:00:00Z', '2024-07-17'],
    ['late evening in winter', '2024-01-17T04:59:00Z', '2024-01-16'],
    ['a Saturday', '2024-07-13T15:00:00Z', '2024-07-12'],
    ['a Monday holiday', '2024-05-27T15:00:00Z', '2024-05-24'],
  ])('%s', (_, instant, session) => {
    expect(newestSession(calendar, instant)).toBe(session);
  });
});

describe('a plan', () => {
  const recent = between('2024-06-03', '2024-07-15');

  it.each([
    ['all of it for a new instrument', [], {}, { from: '1927-01-01', to: '2024-07-16', whole: true }],
    ['the last ten stored sessions again', recent, {}, { from: '2024-07-01', to: '2024-07-16', whole: false }],
    ['from the first of fewer than ten', between('2024-07-11', '2024-07-15'), {}, { from: '2024-07-11', to: '2024-07-16', whole: false }],
    [
      'up to date: the overlap all the same',
      between('2024-06-03', '2024-07-16'),
      {},
      { from: '2024-07-02', to: '2024-07-16', whole: false },
    ],
    [
      'from the session before the first gap',
      without(recent, '2024-06-12', '2024-06-20'),
      {},
      { from: '2024-06-11', to: '2024-07-16', whole: false },
    ],
    ['a gap inside the overlap', without(recent, '2024-07-11'), {}, { from: '2024-06-28', to: '2024-07-16', whole: false }],
    [
      'gaps before 1971 are no gaps',
      [day('1960-01-04'), day('1965-03-01'), ...between('1971-01-04', '2024-07-15')],
      {},
      { from: '2024-07-01', to: '2024-07-16', whole: false },
    ],
    ['all stored before 1971', [day('1960-01-04'), day('1965-03-01')], {}, { from: '1960-01-04', to: '2024-07-16', whole: false }],
    ['from a date by hand', recent, { from: day('2020-01-02') }, { from: '2020-01-02', to: '2024-07-16', whole: false }],
    ['to a date by hand', recent, { to: day('2024-07-10') }, { from: '2024-07-01', to: '2024-07-10', whole: false }],
    [
      'a range by hand of a new instrument is not the whole',
      [],
      { from: day('2020-01-02'), to: day('2020-02-03') },
      { from: '2020-01-02', to: '2020-02-03', whole: false },
    ],
    ['nothing when from is after to', recent, { from: day('2024-07-10'), to: day('2024-07-09') }, null],
    ['nothing when to lies before the overlap', recent, { to: day('2024-06-28') }, null],
  ])('%s', (_, stored, range, plan) => {
    expect(planInstrument({ calendar, now, stored, ...range })).toEqual(plan);
  });
});
