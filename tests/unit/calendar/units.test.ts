import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { calendarUnits, numberUnit } from '@/lib/calendar/calendar-unit';
import { fromDayNumber } from '@/lib/calendar/civil-date';
import { lastSessionOfUnit } from '@/lib/calendar/last-session-of-unit';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { splitUnits } from '@/lib/calendar/split-units';

const day = parseSessionDate;
const calendar = createCalendar();
const longer = calendarUnits.filter((unit) => unit !== 'session');
const anyDate = fc.integer({ min: 365, max: 30_000 }).map(fromDayNumber);

describe('the last session of a unit', () => {
  it.each([
    ['week', '2024-03-25', '2024-03-28', 'Good Friday'],
    ['week', '2024-07-01', '2024-07-05', 'a holiday in the middle'],
    ['week', '2001-09-10', '2001-09-10', 'closed from Tuesday on'],
    ['week', '2021-12-27', '2021-12-31', 'the end of a year'],
    ['week', '2024-12-30', '2025-01-03', 'across a year'],
    ['month', '2024-03-01', '2024-03-28', 'Good Friday'],
    ['month', '2024-06-28', '2024-06-28', 'its own last session'],
    ['quarter', '2024-01-02', '2024-03-28', 'Good Friday'],
    ['year', '2023-01-03', '2023-12-29', 'a weekend'],
  ] as const)('of the %s of %s is %s: %s', (unit, date, last, why) => {
    expect(lastSessionOfUnit(calendar, day(date), unit), why).toBe(last);
  });

  it('knows closures that the rules do not', () => {
    const mourning = createCalendar({ extraClosures: [day('2024-07-19')] });
    expect(lastSessionOfUnit(mourning, day('2024-07-15'), 'week')).toBe('2024-07-18');
    expect(lastSessionOfUnit(calendar, day('2024-07-15'), 'week')).toBe('2024-07-19');
  });

  it('lies in the unit, not before the session, and is its own last session', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...calendarUnits), (date, unit) => {
        const session = calendar.nextSession(date);
        const last = lastSessionOfUnit(calendar, session, unit);
        expect(numberUnit(last, unit)).toBe(numberUnit(session, unit));
        expect(last >= session).toBe(true);
        expect(numberUnit(calendar.nextSession(last), unit)).toBeGreaterThan(numberUnit(last, unit));
        expect(lastSessionOfUnit(calendar, last, unit)).toBe(last);
      }),
      { numRuns: 60 },
    );
  });
});

describe('numbers of units', () => {
  it('rise with the date, and each unit lies in one of the longer ones but a week', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 800 }), (date, days) => {
        const later = fromDayNumber(numberUnit(date, 'session') + days);
        for (const unit of calendarUnits) expect(numberUnit(later, unit)).toBeGreaterThanOrEqual(numberUnit(date, unit));
        if (numberUnit(later, 'month') === numberUnit(date, 'month'))
          expect(numberUnit(later, 'quarter')).toBe(numberUnit(date, 'quarter'));
        if (numberUnit(later, 'quarter') === numberUnit(date, 'quarter')) expect(numberUnit(later, 'year')).toBe(numberUnit(date, 'year'));
        if (days >= 7) expect(numberUnit(later, 'week')).toBeGreaterThan(numberUnit(date, 'week'));
      }),
    );
  });

  it('puts a Saturday session into the week that it ends', () => {
    expect(numberUnit(day('1929-10-26'), 'week')).toBe(numberUnit(day('1929-10-21'), 'week'));
    expect(numberUnit(day('1929-10-28'), 'week')).toBe(numberUnit(day('1929-10-26'), 'week') + 1);
  });
});

describe('sessions split to units', () => {
  it('are a partition by the last session that the calendar gives', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 700 }), fc.constantFrom(...longer), (from, days, unit) => {
        const sessions = calendar.sessionsBetween(from, fromDayNumber(numberUnit(from, 'session') + days));
        const [last] = sessions.slice(-1);
        const { lasts, isRunning } = splitUnits(sessions, unit, last === undefined ? null : calendar.nextSession(last));
        const named = sessions.map((session) => lastSessionOfUnit(calendar, session, unit));
        expect(lasts.map((index) => named[index])).toEqual([...new Set(named)]);
        expect(isRunning).toBe(last !== undefined && named.at(-1) !== last);
        // All but a running one end where the calendar says.
        expect(lasts.filter((index) => sessions[index] !== named[index])).toEqual(isRunning ? [sessions.length - 1] : []);
      }),
      { numRuns: 60 },
    );
  });

  it('before 1971 are the stored ones: a week without any is none, and the last one stored may run on', () => {
    const sessions: readonly SessionDate[] = ['1933-03-02', '1933-03-03', '1933-03-15', '1933-03-16'].map(day);
    expect(splitUnits(sessions, 'week', null)).toEqual({ lasts: [1, 3], isRunning: true });
    expect(splitUnits(sessions, 'week', day('1933-03-17')).isRunning).toBe(true);
    expect(splitUnits(sessions, 'week', day('1933-03-20')).isRunning).toBe(false);
    expect(splitUnits([], 'week', null)).toEqual({ lasts: [], isRunning: false });
  });
});
