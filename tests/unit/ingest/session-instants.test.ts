import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { finalInstantMs, isFinalClose } from '@/lib/calendar/final-close';
import { eveningInstantMs, morningInstantMs } from '@/lib/ingest/worker/session-instants';

const day = parseSessionDate;
const calendar = createCalendar();
const iso = (ms: number) => new Date(ms).toISOString().replace(':00.000Z', 'Z');

describe('a close is final 75 minutes after the bell', () => {
  it.each([
    ['in summer', '2024-07-16', '2024-07-16T21:15Z'],
    ['in winter', '2024-01-16', '2024-01-16T22:15Z'],
    ['on a half day in summer', '2024-07-03', '2024-07-03T18:15Z'],
    ['on a half day in winter', '2024-11-29', '2024-11-29T19:15Z'],
    ['on the Friday before the clocks go forward', '2024-03-08', '2024-03-08T22:15Z'],
    ['on the Monday after', '2024-03-11', '2024-03-11T21:15Z'],
    ['on the Friday before the clocks go back', '2024-11-01', '2024-11-01T21:15Z'],
    ['on the Monday after they went back', '2024-11-04', '2024-11-04T22:15Z'],
  ])('%s', (_, session, instant) => {
    const ms = finalInstantMs(calendar, day(session));
    expect(iso(ms)).toBe(instant);
    expect(isFinalClose(calendar, day(session), new Date(ms).toISOString())).toBe(true);
    expect(isFinalClose(calendar, day(session), new Date(ms - 1).toISOString())).toBe(false);
  });

  it('sessions before 1971 are final', () => {
    expect(isFinalClose(calendar, day('1950-01-07'), '2024-07-16T00:00:00.000Z')).toBe(true);
  });
});

describe('instants of a session: final, 3.5 hours later and 07:30 before the next', () => {
  it.each([
    ['midweek', '2024-07-16', ['21:15', '2024-07-17T00:45', '2024-07-17T11:30']],
    ['before a weekend', '2024-07-12', ['21:15', '2024-07-13T00:45', '2024-07-15T11:30']],
    ['before a long weekend', '2024-05-24', ['21:15', '2024-05-25T00:45', '2024-05-28T11:30']],
    ['half day before a holiday', '2024-07-03', ['18:15', '2024-07-03T21:45', '2024-07-05T11:30']],
    ['over the change to summer time', '2024-03-08', ['22:15', '2024-03-09T01:45', '2024-03-11T11:30']],
    ['over the change to winter time', '2024-11-01', ['21:15', '2024-11-02T00:45', '2024-11-04T12:30']],
    ['over New Year', '2024-12-31', ['22:15', '2025-01-01T01:45', '2025-01-02T12:30']],
  ] as const)('%s', (_, session, [pull, evening, morning]) => {
    const instants = [
      finalInstantMs(calendar, day(session)),
      eveningInstantMs(calendar, day(session)),
      morningInstantMs(calendar.nextSession(day(session))),
    ];
    expect(instants.map(iso)).toEqual([`${session}T${pull}Z`, `${evening}Z`, `${morning}Z`]);
  });
});
