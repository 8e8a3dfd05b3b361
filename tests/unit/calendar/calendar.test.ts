import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar, firstCalendarDate } from '@/lib/calendar/calendar';
import { fromDayNumber, weekday } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';

const day = parseSessionDate;
const calendar = createCalendar();
const anyDate = fc.integer({ min: 365, max: 30_000 }).map(fromDayNumber);

describe('sessions', () => {
  it.each([
    ['New Year on a Sunday is kept on Monday', '2023-01-02'],
    ['Martin Luther King Day from 1998', '1998-01-19'],
    ['Presidents Day', '2024-02-19'],
    ['Good Friday', '2024-03-29'],
    ['Memorial Day', '1971-05-31'],
    ['Juneteenth from 2022, Sunday to Monday', '2022-06-20'],
    ['Juneteenth on a Saturday, kept on Friday', '2027-06-18'],
    ['Independence Day on a Saturday', '2020-07-03'],
    ['Labor Day', '2023-09-04'],
    ['an election until 1980', '1980-11-04'],
    ['Thanksgiving', '2023-11-23'],
    ['Christmas on a Saturday', '2021-12-24'],
    ['2001-09-11 and after', '2001-09-14'],
    ['Sandy', '2012-10-30'],
    ['a day of mourning', '2025-01-09'],
    ['a Saturday', '2024-07-13'],
  ])('is closed: %s', (_, date) => {
    expect(calendar.isSession(day(date))).toBe(false);
  });

  it.each(['2021-12-31', '1997-01-20', '1984-11-06', '2021-06-18', '2001-09-17', '2024-07-16'])('is open: %s', (date) => {
    expect(calendar.isSession(day(date))).toBe(true);
  });

  it('counts 252 sessions in 2024 and 250 in 2023', () => {
    expect(calendar.sessionsBetween(day('2024-01-01'), day('2024-12-31'))).toHaveLength(252);
    expect(calendar.sessionsBetween(day('2023-01-01'), day('2023-12-31'))).toHaveLength(250);
  });

  it('includes both ends and is empty when the ends are crossed', () => {
    expect(calendar.sessionsBetween(day('2024-07-12'), day('2024-07-15'))).toEqual(['2024-07-12', '2024-07-15']);
    expect(calendar.sessionsBetween(day('2024-07-15'), day('2024-07-12'))).toEqual([]);
  });

  it('takes extra closures, and ignores those that change nothing', () => {
    const extra = createCalendar({ extraClosures: [day('2026-09-14'), day('2026-09-12'), day('1960-01-04')] });
    expect(extra.isSession(day('2026-09-14'))).toBe(false);
    expect(calendar.isSession(day('2026-09-14'))).toBe(true);
    expect(extra.nextSession(day('2026-09-11'))).toBe('2026-09-15');
  });

  it('lists fifty years', () => {
    expect(calendar.sessionsBetween(day('1975-01-01'), day('2024-12-31')).length).toBe(12_608);
  });

  it('says from when on it answers', () => {
    const early = day('1970-12-31');
    const message = /no rules for 1970-12-31: it answers from 1971-01-01 on/;
    expect(() => calendar.isSession(early)).toThrow(message);
    expect(() => calendar.nextSession(early)).toThrow(RangeError);
    expect(() => calendar.sessionsBetween(early, day('1971-02-01'))).toThrow(message);
    expect(() => calendar.previousSession(day('1971-01-04'))).toThrow(message);
    expect(calendar.nextSession(firstCalendarDate)).toBe('1971-01-04');
  });

  it('next and previous are inverse, strict and skip no session', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const next = calendar.nextSession(date);
        expect(next > date && calendar.isSession(next)).toBe(true);
        const between = calendar.sessionsBetween(date, next);
        expect(between).toEqual(calendar.isSession(date) ? [date, next] : [next]);
        if (calendar.isSession(date)) expect(calendar.previousSession(next)).toBe(date);
      }),
    );
  });

  it('a session is a weekday, ascending and unique', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (one, other) => {
        const sessions = calendar.sessionsBetween(one < other ? one : other, one < other ? other : one);
        expect(
          sessions.every((date, at) => weekday(date) >= 1 && weekday(date) <= 5 && (at === 0 || date > (sessions[at - 1] ?? ''))),
        ).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('half days', () => {
  it.each([
    '1992-11-27',
    '2023-11-24',
    '2024-07-03',
    '2023-07-03',
    '2014-07-03',
    '2002-07-05',
    '2024-12-24',
    '1997-12-26',
    '1999-12-31',
    '2003-12-26',
  ])('ends at 13:00: %s', (date) => {
    expect(calendar.isHalfDay(day(date))).toBe(true);
  });

  it.each(['1991-11-29', '2002-07-03', '2013-07-05', '2021-12-24', '2020-07-03', '2024-07-16', '2024-07-04', '2001-07-05'])(
    'is whole or closed: %s',
    (date) => {
      expect(calendar.isHalfDay(day(date))).toBe(false);
    },
  );
});

describe('closeInstant', () => {
  it.each([
    ['2024-07-16', '2024-07-16T20:00:00Z'],
    ['2024-01-16', '2024-01-16T21:00:00Z'],
    ['2024-07-03', '2024-07-03T17:00:00Z'],
    ['2024-12-24', '2024-12-24T18:00:00Z'],
    ['2024-03-08', '2024-03-08T21:00:00Z'],
    ['2024-03-11', '2024-03-11T20:00:00Z'],
    ['2006-03-13', '2006-03-13T21:00:00Z'],
    ['1974-01-04', '1974-01-04T21:00:00Z'],
    ['1974-01-07', '1974-01-07T20:00:00Z'],
    ['1975-02-24', '1975-02-24T20:00:00Z'],
    ['1986-04-25', '1986-04-25T21:00:00Z'],
    ['1987-04-06', '1987-04-06T20:00:00Z'],
  ])('%s ends at %s', (session, instant) => {
    expect(calendar.closeInstant(day(session))).toBe(instant);
  });

  it('refuses a date without a session', () => {
    expect(() => calendar.closeInstant(day('2024-07-13'))).toThrow('2024-07-13 is no session');
  });
});
