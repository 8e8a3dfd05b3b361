import type { CalendarUnit } from '@/lib/calendar/calendar-unit';

/** A day; without a year the last one of that name up to the post. */
export interface NamedDay {
  readonly kind: 'day';
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
  readonly weekday?: number;
}

/** A date or stretch of time as it was written, before it is placed in the calendar. */
export type NamedDate =
  | NamedDay
  | { readonly kind: 'month'; readonly year: number | null; readonly month: number }
  | { readonly kind: 'quarter'; readonly year: number | null; readonly quarter: number }
  | { readonly kind: 'year'; readonly year: number }
  /** "The end of June". */
  | { readonly kind: 'end'; readonly of: Extract<NamedDate, { readonly kind: 'month' | 'quarter' | 'year' | 'unit' }> }
  /** "Late 2021", "mid-July", "the 1990s": one looks back to them, and nothing is measured over them. An early or middle part ends before the whole does. */
  | { readonly kind: 'stretch'; readonly of: Extract<NamedDate, { readonly kind: 'month' | 'year' }>; readonly endsBefore?: true }
  /** "The last trading day of 2024", "the first session of the month". */
  | {
      readonly kind: 'session-of';
      readonly of: Extract<NamedDate, { readonly kind: 'month' | 'quarter' | 'year' | 'unit' }>;
      readonly at: 'first' | 'last';
    }
  /** The session before a day, or before the last one up to the post, or so many before it. */
  | { readonly kind: 'before'; readonly of: NamedDate | null; readonly sessions?: number }
  /** "In July through Tuesday": a part of a time, up to a day of it. */
  | { readonly kind: 'up-to'; readonly of: NamedDate; readonly to: NamedDate }
  /** "From 19 February to 23 March 2020": a move is measured between the two. */
  | { readonly kind: 'between'; readonly from: NamedDay; readonly to: NamedDay }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly isLast: boolean }
  /** "today" is 0, "yesterday" 1. */
  | { readonly kind: 'ago'; readonly sessions: 0 | 1 }
  /** "this week" is 0, "last week" 1; a short one has a holiday. */
  | { readonly kind: 'unit'; readonly unit: Exclude<CalendarUnit, 'session'>; readonly back: 0 | 1; readonly isShort?: true };

/** A date at the beginning of some tokens, and how many it takes. */
export interface FoundDate {
  readonly date: NamedDate;
  readonly tokens: number;
  readonly assumed?: string;
}

const plainDays: ReadonlySet<NamedDate['kind']> = new Set(['day', 'weekday', 'ago']);

/** Whether a date names one day by itself: "July 16", "Tuesday", "today". */
export function isPlainDay({ kind }: NamedDate): boolean {
  return plainDays.has(kind);
}

/** Whether a date names one day, and not a stretch of time. */
export function isNamedDay(date: NamedDate): boolean {
  return isPlainDay(date) || date.kind === 'session-of';
}
