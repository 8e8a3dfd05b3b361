import { z } from 'zod';
import { fromDayNumber } from '@/lib/calendar/civil-date';

/** A day as closes are stored with, as the session that it is: what a statement of ours answers in a column. */
export const dayColumn = z.union([z.number(), z.bigint()]).transform((day) => fromDayNumber(Number(day)));
