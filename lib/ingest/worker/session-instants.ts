import type { Calendar } from '@/lib/calendar/calendar';
import { finalInstantMs } from '@/lib/calendar/final-close';
import { newYorkClock } from '@/lib/calendar/new-york-date';
import type { SessionDate } from '@/lib/calendar/session-date';

const hourMs = 3_600_000;
/** Same evening: providers correct closes in the hours after the bell. */
const eveningAfterMs = 3.5 * hourMs;
const morningMinutes = 7 * 60 + 30;

/** When closes are verified on the evening of a session, in milliseconds since 1970. */
export function eveningInstantMs(calendar: Calendar, session: SessionDate): number {
  return finalInstantMs(calendar, session) + eveningAfterMs;
}

/** 07:30 in New York on `date`, in milliseconds since 1970. */
export function morningInstantMs(date: SessionDate): number {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // New York offsets are whole hours, 4 or 5: try both and keep the one that gives the wanted wall clock.
  for (const offset of [4, 5]) {
    const instant = midnight + morningMinutes * 60_000 + offset * hourMs;
    const clock = newYorkClock(new Date(instant).toISOString());
    if (clock.date === date && clock.minutes === morningMinutes) return instant;
  }
  throw new RangeError(`New York has no 07:30 on ${date}`);
}
