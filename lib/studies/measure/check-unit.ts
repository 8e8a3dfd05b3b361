import type { z } from 'zod';
import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { describeMeasure, type MeasureName } from './measures';

/** Refuses weeks, months, quarters and years of a measure that is of sessions alone, and says so. */
export function checkUnit(
  { measure, unit }: { readonly measure: MeasureName; readonly unit: CalendarUnit },
  context: z.RefinementCtx,
): void {
  if (unit === 'session' || describeMeasure(measure).isOfUnits === true) return;
  context.addIssue({
    code: 'custom',
    path: ['unit'],
    message: `${indefiniteArticle(measure)} ${measure} is of sessions alone; accepted is session`,
  });
}
