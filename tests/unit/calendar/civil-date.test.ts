import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, countDaysBetween, fromDayNumber, startOfYear, toDayNumber, weekday } from '@/lib/calendar/civil-date';
import { easterSunday } from '@/lib/calendar/easter-sunday';
import { newYorkClock, newYorkDate } from '@/lib/calendar/new-york-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { shiftMonths } from '@/lib/calendar/shift-months';

const day = parseSessionDate;
/** 1900 to 2100. */
const dayNumbers = fc.integer({ min: -25_567, max: 47_846 });

describe('civil dates', () => {
  it('agree with the platform for two centuries', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        const platform = new Date(number * 86_400_000);
        const date = fromDayNumber(number);
        expect(date).toBe(platform.toISOString().slice(0, 10));
        expect(toDayNumber(date)).toBe(number);
        expect(weekday(date)).toBe(platform.getUTCDay());
      }),
      { numRuns: 2000 },
    );
  });

  it('add and count days over leap days and year ends', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2100-02-28'), 1)).toBe('2100-03-01');
    expect(addDays(day('2024-01-01'), -1)).toBe('2023-12-31');
    expect(countDaysBetween(day('2024-07-16'), day('2023-07-16'))).toBe(-366);
    expect(startOfYear(day('2024-07-16'))).toBe('2024-01-01');
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
  });

  it.each([
    [1971, '1971-04-11'],
    [1990, '1990-04-15'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ])('Easter %i', (year, date) => {
    expect(fromDayNumber(easterSunday(year))).toBe(date);
  });
});

describe('shiftMonths', () => {
  it.each([
    ['2024-08-31', -6, '2024-02-29'],
    ['2023-08-31', -6, '2023-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2024-07-16', -7, '2023-12-16'],
    ['2024-07-16', 6, '2025-01-16'],
    ['2024-10-31', 1, '2024-11-30'],
    ['2024-07-16', 0, '2024-07-16'],
    ['2024-01-31', -1, '2023-12-31'],
  ])('%s by %i months is %s', (date, months, expected) => {
    expect(shiftMonths(day(date), months)).toBe(expected);
  });

  it('wants whole months', () => {
    expect(() => shiftMonths(day('2024-01-31'), 0.5)).toThrow('whole');
  });
});

describe('New York time', () => {
  it.each([
    ['2024-07-16T20:00:00Z', '2024-07-16', 960],
    ['2024-07-17T03:59:59.999Z', '2024-07-16', 1439],
    ['2024-07-17T04:00Z', '2024-07-17', 0],
    ['2024-03-10T06:59:00Z', '2024-03-10', 119],
    ['2024-03-10T07:00:00Z', '2024-03-10', 180],
    ['2024-11-03T05:59:00Z', '2024-11-03', 119],
    ['2024-11-03T06:00:00Z', '2024-11-03', 60],
    ['2025-01-01T04:59:00Z', '2024-12-31', 1439],
    ['1974-02-01T14:00:00Z', '1974-02-01', 600],
  ])('%s is %s, minute %i', (instant, date, minutes) => {
    expect(newYorkClock(instant)).toEqual({ date, minutes });
    expect(newYorkDate(instant)).toBe(date);
  });

  it('agrees with the time zone database of the platform from 1971 to 2037', () => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York', dateStyle: 'short', timeStyle: 'short' });
    fc.assert(
      fc.property(fc.integer({ min: 525_600, max: 35_700_000 }), (utcMinutes) => {
        const instant = new Date(utcMinutes * 60_000);
        const { date, minutes } = newYorkClock(instant.toISOString());
        const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        expect(`${date} ${clock}`).toBe(format.format(instant));
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['2024-07-16', '2024-07-16T20:00:00', '2024-07-16T20:00:00+02:00', '2024-02-30T20:00:00Z', '2024-07-16T24:00:00Z', ''])(
    'refuses "%s"',
    (text) => {
      expect(() => newYorkDate(text)).toThrow('is no instant');
    },
  );
});
