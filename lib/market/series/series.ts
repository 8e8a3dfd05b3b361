import type { SessionDate } from '@/lib/calendar/session-date';

/** How often a series has a value. The periods of a daily one are the days on which it has one. */
export const frequencies = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export type Frequency = (typeof frequencies)[number];

/** A series that is not prices. */
export interface SeriesDefinition {
  /** As its source and links have it: CPILFESL. */
  readonly id: string;
  readonly name: string;
  /** What its values are, in words. */
  readonly unit: string;
  readonly frequency: Frequency;
  /** Where it comes from: fred, import, simulated. */
  readonly source: string;
  readonly licenceClass: string;
}

/**
 * How the day is known from which a value was known: its source says it (`published`), it is the end of the period and the
 * series' usual lag (`usual-lag`: perhaps a later revision, not what was printed first), or the day on which the value was read (`seen`).
 */
export const datings = ['published', 'usual-lag', 'seen'] as const;
export type Dating = (typeof datings)[number];

/** What was known of a period from a day on. */
export interface Observation {
  /** First day of the period; of a week its last. */
  readonly period: SessionDate;
  readonly value: number;
  readonly knownFrom: SessionDate;
  readonly dating: Dating;
  /** The day on which the source showed the value: of its vintage, or of the reading. */
  readonly seenOn: SessionDate;
  readonly source: string;
}
