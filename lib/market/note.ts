import type { SessionDate } from '@/lib/calendar/session-date';

/** A note of the user's own on a day, or on the days from one to another. */
export interface Note {
  readonly from: SessionDate;
  /** The last day, included; `from` itself of a note on a day. */
  readonly to: SessionDate;
  /** One line; it may hold any sign but those that control. */
  readonly text: string;
  /** The day from which it was known. */
  readonly knownFrom: SessionDate;
  /** Who says so, or the name of the file. */
  readonly source: string;
}
