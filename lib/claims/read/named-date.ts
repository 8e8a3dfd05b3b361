import type { CalendarUnit } from '@/lib/calendar/calendar-unit';

/** A date or stretch of time as it was written, before it is placed in the calendar. */
export type NamedDate =
  /** A day; without a year the last one of that name up to the post. */
  | { readonly kind: 'day'; readonly year: number | null; readonly month: number; readonly day: number; readonly weekday?: number }
  | { readonly kind: 'month'; readonly year: number | null; readonly month: number }
  | { readonly kind: 'quarter'; readonly year: number | null; readonly quarter: number }
  | { readonly kind: 'year'; readonly year: number }
  /** Some years of a decade, the last of which is `year`: one looks back to their end, and nothing happens in them. */
  | { readonly kind: 'decade'; readonly year: number }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly isLast: boolean }
  /** "today" is 0, "yesterday" 1. */
  | { readonly kind: 'ago'; readonly sessions: 0 | 1 }
  /** "this week" is 0, "last week" 1. */
  | { readonly kind: 'unit'; readonly unit: Exclude<CalendarUnit, 'session'>; readonly back: 0 | 1 };
