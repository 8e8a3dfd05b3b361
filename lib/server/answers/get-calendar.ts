import 'server-only';
import { createCalendar, type Calendar } from '@/lib/calendar/calendar';
import { getEnv } from '@/lib/env';

let current: Calendar | undefined;

/** The exchange calendar with the operator's extra closures, kept for the process. */
export function getCalendar(): Calendar {
  current ??= createCalendar({ extraClosures: getEnv().EXTRA_CLOSURES });
  return current;
}
