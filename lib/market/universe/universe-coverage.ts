import type { SessionDate } from '@/lib/calendar/session-date';
import type { findMembersFrom } from './members-from';
import type { SpellBrackets } from './spell-brackets';
import type { UniverseDefinition } from './universe';

/** First and last session of rows, and how many sessions they have. */
export interface StoredSpan {
  readonly first: SessionDate;
  readonly last: SessionDate;
  readonly sessions: number;
}

/** What stands of one universe. */
export interface UniverseCoverage {
  readonly membersFrom: ReturnType<typeof findMembersFrom>;
  /** Securities whose membership has no end. */
  readonly membersNow: number;
  /** Of those, how many have any close, and how many ever were members. */
  readonly membersNowWithCloses: number;
  readonly membersEver: number;
  readonly membersEverWithCloses: number;
  readonly spells: number;
  /** Of those, the ones that are known between two lists of members alone; null where every day is known. */
  readonly brackets: SpellBrackets | null;
  /** The session from which on members are known as they were, where before it today's list is applied to the past; else null. */
  readonly hindsightTo: SessionDate | null;
  /** Lists of members of a fund, as far as they are stored. */
  readonly snapshots: StoredSpan | null;
  /** First day of the earliest spell, or null. */
  readonly first: SessionDate | null;
  readonly sectors: number;
  readonly weights: StoredSpan | null;
  readonly counts: StoredSpan | null;
}

/** A universe and what stands of it. */
export type DescribedUniverse = UniverseDefinition & UniverseCoverage;
