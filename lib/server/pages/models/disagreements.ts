import type { SessionDate } from '@/lib/calendar/session-date';

/** A sentence that would be another one; null where the study would have none. */
export interface SentenceChange {
  readonly study: string;
  readonly title: string;
  readonly href: string;
  readonly now: string | null;
  readonly then: string | null;
}

/** What would follow if the other source were right. */
export interface DisagreementEffect {
  readonly symbol: string;
  readonly session: SessionDate;
  readonly otherSource: string;
  readonly otherClose: number;
  /** Null where no study of instruments reads the close. */
  readonly changes: readonly SentenceChange[] | null;
}

/** A close on which two sources differ, as `/data` lists it. */
export interface ShownDisagreement {
  readonly symbol: string;
  readonly session: SessionDate;
  /** Null where the operator keeps raw closes in; so for the other. */
  readonly storedClose: number | null;
  readonly storedSource: string;
  readonly otherClose: number | null;
  readonly otherSource: string;
  /** Of the other close from the stored one, in percent. */
  readonly differencePct: number;
  /** Whether it was compared what would follow, and why not: the worker has not yet, or it is not among the newest. */
  readonly effect: 'compared' | 'waiting' | 'older' | 'unread';
  readonly changes: readonly SentenceChange[];
}

/** Closes on which sources differ, newest session first. */
export interface Disagreements {
  readonly shown: readonly ShownDisagreement[];
  readonly total: number;
  /** How many of the newest are compared. */
  readonly mostCompared: number;
}
