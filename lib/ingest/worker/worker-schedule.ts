import type { Calendar } from '@/lib/calendar/calendar';
import { newYorkClock } from '@/lib/calendar/new-york-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { finalInstantMs } from '@/lib/calendar/final-close';

/** One thing that the worker does at a time of its own choosing. */
export interface ScheduledJob {
  readonly kind: 'pull' | 'verify';
  /** The session that it is about. */
  readonly session: SessionDate;
  readonly atMs: number;
}

const hourMs = 3_600_000;
/** Same evening: providers correct closes in the hours after the bell. */
const eveningAfterMs = 3.5 * hourMs;
const morningMinutes = 7 * 60 + 30;

// New York offsets are whole hours, 4 or 5: try both and keep the one that gives the wanted wall clock.
function morningInstantMs(date: SessionDate): number {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  for (const offset of [4, 5]) {
    const instant = midnight + morningMinutes * 60_000 + offset * hourMs;
    const clock = newYorkClock(new Date(instant).toISOString());
    if (clock.date === date && clock.minutes === morningMinutes) return instant;
  }
  throw new RangeError(`New York has no 07:30 on ${date}`);
}

/** The jobs of one session: pull 75 minutes after the bell, verify the same evening and at 07:30 before the next session. */
export function listSessionJobs(calendar: Calendar, session: SessionDate): ScheduledJob[] {
  const pullAt = finalInstantMs(calendar, session);
  return [
    { kind: 'pull', session, atMs: pullAt },
    { kind: 'verify', session, atMs: pullAt + eveningAfterMs },
    { kind: 'verify', session, atMs: morningInstantMs(calendar.nextSession(session)) },
  ];
}

function listJobsAround(calendar: Calendar, nowMs: number): ScheduledJob[] {
  const { date } = newYorkClock(new Date(nowMs).toISOString());
  const before = calendar.previousSession(date);
  const sessions = [calendar.previousSession(before), before, ...(calendar.isSession(date) ? [date] : []), calendar.nextSession(date)];
  return sessions.flatMap((session) => listSessionJobs(calendar, session)).sort((left, right) => left.atMs - right.atMs);
}

/** The first job strictly after `nowMs`. */
export function findNextJob(calendar: Calendar, nowMs: number): ScheduledJob {
  const next = listJobsAround(calendar, nowMs).find((job) => job.atMs > nowMs);
  if (next === undefined) throw new RangeError(`no job follows ${new Date(nowMs).toISOString()}`);
  return next;
}

/** The last job due by `nowMs`, if it came after `lastRunMs` (or nothing ever ran): what a worker that was away catches up on. */
export function findMissedJob(calendar: Calendar, nowMs: number, lastRunMs: number | null): ScheduledJob | null {
  const due = listJobsAround(calendar, nowMs).findLast((job) => job.atMs <= nowMs);
  return due === undefined || (lastRunMs !== null && lastRunMs >= due.atMs) ? null : due;
}
