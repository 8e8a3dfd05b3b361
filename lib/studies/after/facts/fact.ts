import type { SessionDate } from '@/lib/calendar/session-date';
import type { ToldFact } from '../../measure/measure';
import type { MeasureChoice } from '../../measure/measure-choice';
import type { MeasureName } from '../../measure/measures';
import type { Market } from '@/lib/market/market';
import type { Basis } from '@/lib/market/market';

/** One notable statement about the last session, as every surface says it. */
export interface Fact {
  /** The session and the statement, without figures: the same after a revision. */
  readonly id: string;
  /** A whole sentence with its figure and rank; ends with a full stop. */
  readonly sentence: string;
  /** How many times, when last, how long the history is and whether other definitions agree. */
  readonly detail: string;
  /** A few words that name it: 'RUT over SPX, 5 sessions'. */
  readonly title: string;
  /** The query of the study `claim` that judges it, pinned to its session. */
  readonly claimQuery: string;
  readonly symbols: readonly string[];
  readonly measure: MeasureName;
  /** The universe whose breadth it is about; null for facts about instruments. */
  readonly members: string | null;
  /** Occurrences without overlap, this one included. */
  readonly occurrences: number;
  /** The last session before that was at least as extreme; null where there was none. */
  readonly lastDate: SessionDate | null;
  readonly historySessions: number;
  /** Where the history that it was judged on begins. */
  readonly since: SessionDate;
  /** Share of stretches, laid end to end, in which it happened: of the whole history, or of the time since it last did where that is rarer; 0.01 is one in a hundred. */
  readonly rarity: number;
  /** What the facts are ordered by, smallest first (`orderOf`). */
  readonly order: number;
  /** 'all definitions', under which alone it holds, or 'as defined' where no other was tried. */
  readonly robust: string;
  /** Weaker statements about the same thing that it stands for. */
  readonly merged: number;
  readonly provisional: boolean;
}

export interface FactScan {
  readonly asOf: SessionDate;
  /** In the order in which they are told, overlapping ones merged. */
  readonly facts: readonly Fact[];
  /** Statements that were tried; so many looks find something rare on any day. */
  readonly statements: number;
  /** Those of them that were rare enough to be told, before merging. */
  readonly notable: number;
}

/** A statement that is rare enough, before merging and before it is put into words. */
export interface Candidate extends ToldFact {
  readonly choice: MeasureChoice;
  /** Sessions that one occurrence lasts. */
  readonly stretch: number;
  readonly rarity: number;
  /** Whether what is counted are waits as long, not values as extreme. */
  readonly countsWaits: boolean;
  /** Statements of one family overlap; those with a window only where the windows are close. */
  readonly family: string;
  readonly window: number;
  /** Settles equal rarity: the larger threshold. */
  readonly strength: number;
}

/** One instrument that statements are made about. */
export interface FactSubject {
  readonly symbol: string;
  readonly closes: Float64Array;
  /** Closes on the other basis, where they are stored. */
  readonly hasOther: boolean;
  readonly first: number;
}

/** What every part of the scan reads. */
export interface FactContext {
  readonly market: Market;
  readonly basis: Basis;
  /** The session that the facts are about: the last one. */
  readonly index: number;
  readonly subjects: readonly FactSubject[];
}

/** What one part of the scan found, and how many statements it tried. */
export interface PartScan {
  readonly candidates: readonly Candidate[];
  readonly statements: number;
}
