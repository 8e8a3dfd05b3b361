import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
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
  /** A few words that name it: 'Russell 2000 over S&P 500, five-session lead'. */
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
  /** What its history counts. */
  readonly unit: CalendarUnit;
  /** Sessions, or units, or years of which the same part is compared. */
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
  /** Those of them that are about weeks, months, quarters or years, and these: 'the week', 'the year so far'. */
  readonly ofUnits: { readonly statements: number; readonly names: readonly string[] };
  /** What the quarter and the year brought that end with the session, as sentences, rare or not. */
  readonly ended: readonly string[];
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
  /** Whether it stands on many sessions in a row, as what the year brought so far does. */
  readonly lasts: boolean;
}

/** One instrument that statements are made about. */
export interface FactSubject {
  readonly symbol: string;
  readonly closes: Float64Array;
  /** Closes on the other basis, where they are stored. */
  readonly hasOther: boolean;
  readonly first: number;
}

/** Weeks, months, quarters or years that facts are about, or the same part of every year. */
export interface FactUnit {
  /** The sessions that they were gathered from. */
  readonly daily: Market;
  /** Which units are compared, 1 or 0 each; null for all of them. */
  readonly like: Uint8Array | null;
  /** What a claim compares, as its parameters have it. */
  readonly part: 'all' | 'same' | 'first-half' | 'second-half' | 'to-date';
  /** The same as an adjective: 'first-half', 'July'; empty for whole units. */
  readonly adjective: string;
  /** 'the week', 'the year so far': as the scan says what it tried. */
  readonly name: string;
  /** 'in the week to 12 Jul 2024'. */
  readonly period: string;
  /** How many sessions one lasts. */
  readonly sessions: number;
}

/** What every part of the scan reads. */
export interface FactContext {
  /** Of sessions, or gathered to units. */
  readonly market: Market;
  readonly basis: Basis;
  /** The session, or unit, that the facts are about: the last one. */
  readonly index: number;
  readonly subjects: readonly FactSubject[];
  /** Null where sessions are told of. */
  readonly of: FactUnit | null;
}

/** What one part of the scan found, and how many statements it tried. */
export interface PartScan {
  readonly candidates: readonly Candidate[];
  readonly statements: number;
}
