import { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';

// The small parts that the schemas of an answer share.

/** A session date. The schema of a date cannot name the brand of its text: the cast says what `z.iso.date()` has checked. */
export const dateSchema = z.iso.date() as unknown as z.ZodType<SessionDate>;
export const symbolSchema = z.string().min(1);
export const countSchema = z.int().min(0);
export const basisSchema = z.enum(['price', 'total']);
export const rowsAreSchema = z.enum(['sessions', 'events', 'years', 'instruments', 'horizons', 'periods', 'conditions']);
