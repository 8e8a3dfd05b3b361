import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';

const day = z.string().refine(isSessionDate);
const total = z.number().int().nonnegative();

/** A page of values with the days between which each was the newest. A bad row is its own fault, not that of the page. */
export const observationsSchema = z.object({ count: total, offset: total, limit: total, observations: z.array(z.unknown()) });

/** `value` as text; `.` is missing. */
export const observationSchema = z.object({ realtime_start: day, date: day, value: z.string() });
