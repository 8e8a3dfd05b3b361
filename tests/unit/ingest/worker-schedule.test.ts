import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { finalInstantMs, isFinalClose } from '@/lib/calendar/final-close';
import { findMissedJob, findNextJob, listSessionJobs, type ScheduledJob } from '@/lib/ingest/worker/worker-schedule';

const day = parseSessionDate;
const calendar = createCalendar();
const iso = (ms: number) => new Date(ms).toISOString().replace(':00.000Z', 'Z');
const write = (job: ScheduledJob | null) => (job === null ? null : `${job.kind} ${job.session} ${iso(job.atMs)}`);

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

describe('jobs of a session: pull, verify 3.5 hours later and at 07:30 before the next', () => {
  it.each([
    ['midweek', '2024-07-16', ['21:15', '2024-07-17T00:45', '2024-07-17T11:30']],
    ['before a weekend', '2024-07-12', ['21:15', '2024-07-13T00:45', '2024-07-15T11:30']],
    ['before a long weekend', '2024-05-24', ['21:15', '2024-05-25T00:45', '2024-05-28T11:30']],
    ['half day before a holiday', '2024-07-03', ['18:15', '2024-07-03T21:45', '2024-07-05T11:30']],
    ['over the change to summer time', '2024-03-08', ['22:15', '2024-03-09T01:45', '2024-03-11T11:30']],
    ['over the change to winter time', '2024-11-01', ['21:15', '2024-11-02T00:45', '2024-11-04T12:30']],
    ['over New Year', '2024-12-31', ['22:15', '2025-01-01T01:45', '2025-01-02T12:30']],
  ] as const)('%s', (_, session, [pull, evening, morning]) => {
    expect(listSessionJobs(calendar, day(session)).map(write)).toEqual([
      `pull ${session} ${session}T${pull}Z`,
      `verify ${session} ${evening}Z`,
      `verify ${session} ${morning}Z`,
    ]);
  });
});

describe('the next job', () => {
  it.each([
    ['before the close', '2024-07-16T20:00Z', 'pull 2024-07-16 2024-07-16T21:15Z'],
    ['at the very minute: strictly after', '2024-07-16T21:15Z', 'verify 2024-07-16 2024-07-17T00:45Z'],
    ['before the opening', '2024-07-16T10:00Z', 'verify 2024-07-15 2024-07-16T11:30Z'],
    ['on Friday evening', '2024-07-13T00:45Z', 'verify 2024-07-12 2024-07-15T11:30Z'],
    ['on Saturday', '2024-07-13T15:00Z', 'verify 2024-07-12 2024-07-15T11:30Z'],
    ['on Sunday', '2024-07-14T23:00Z', 'verify 2024-07-12 2024-07-15T11:30Z'],
    ['on Monday morning', '2024-07-15T11:30Z', 'pull 2024-07-15 2024-07-15T21:15Z'],
    ['on the Sunday the clocks go forward', '2024-03-10T08:00Z', 'verify 2024-03-08 2024-03-11T11:30Z'],
    ['on the Sunday the clocks go back', '2024-11-03T08:00Z', 'verify 2024-11-01 2024-11-04T12:30Z'],
    ['on a holiday', '2024-07-04T15:00Z', 'verify 2024-07-03 2024-07-05T11:30Z'],
  ])('%s', (_, instant, job) => {
    expect(write(findNextJob(calendar, Date.parse(instant)))).toBe(job);
  });

  it('walks over both changes of the clock without leaving a job out or repeating one', () => {
    for (const [from, to] of [['2024-03-06', '2024-03-14'], ['2024-10-30', '2024-11-07']] as const) {
      const sessions = calendar.sessionsBetween(day(from), day(to));
      const expected = sessions.flatMap((session) => listSessionJobs(calendar, session)).map(write);
      let ms = finalInstantMs(calendar, day(from)) - 1;
      const walked = expected.map(() => {
        const job = findNextJob(calendar, ms);
        ms = job.atMs;
        return write(job);
      });
      expect(walked).toEqual(expected);
    }
  });
});

describe('the missed job', () => {
  const friday = 'verify 2024-07-12 2024-07-13T00:45Z';

  it.each([
    ['nothing ever ran', '2024-07-14T12:00Z', null, friday],
    ['away since before it', '2024-07-14T12:00Z', '2024-07-12T21:15Z', friday],
    ['ran at the very minute', '2024-07-14T12:00Z', '2024-07-13T00:45Z', null],
    ['ran by hand on Saturday', '2024-07-14T12:00Z', '2024-07-13T12:00Z', null],
    ['due at this very minute', '2024-07-15T11:30Z', '2024-07-13T00:45Z', 'verify 2024-07-12 2024-07-15T11:30Z'],
    ['only the last one is caught up on', '2024-07-16T22:00Z', '2024-07-01T00:00Z', 'pull 2024-07-16 2024-07-16T21:15Z'],
    ['Monday after the clocks went forward', '2024-03-11T11:29Z', '2024-03-08T22:15Z', 'verify 2024-03-08 2024-03-09T01:45Z'],
    ['07:30 that Monday', '2024-03-11T11:30Z', '2024-03-09T01:45Z', 'verify 2024-03-08 2024-03-11T11:30Z'],
    ['Monday after they went back: 07:30 is an hour later in UTC', '2024-11-04T11:30Z', '2024-11-02T00:45Z', null],
    ['07:30 of that Monday', '2024-11-04T12:30Z', '2024-11-02T00:45Z', 'verify 2024-11-01 2024-11-04T12:30Z'],
  ])('%s', (_, instant, lastRun, job) => {
    expect(write(findMissedJob(calendar, Date.parse(instant), lastRun === null ? null : Date.parse(lastRun)))).toBe(job);
  });
});
