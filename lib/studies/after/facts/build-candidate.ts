import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { rarestShareOf, type Occurrences } from '@/lib/metrics';
import type { MeasureChoice } from '../../measure/measure-choice';
import type { Comparison } from '../../measure/comparisons';
import { plainChoice } from '../../measure/write-claim-query';
import type { Candidate } from './fact';

/** A statement is told when it was as extreme in at most one stretch of this many. */
export const mostShare = 0.05;

/** Occurrences of measures without a window that lie closer together than a month are one. */
export const monthSessions = 21;

/** A year, from which on "the most since" a date says more than a rank far down the list. */
export const yearOf: Readonly<Record<CalendarUnit, number>> = { session: 252, week: 52, month: 12, quarter: 4, year: 5 };
const tellingRank = 5;
/** Of runs, which are counted one by one: the 13th is no statement. */
export const lastTellingRank = 12;

/** What is said of a value: the largest, the n-th while few are larger, else the largest since the last as large; null where none tells much. */
export function chooseComparison({ rank, last }: Occurrences, index: number, year = yearOf.session): Comparison | null {
  if (rank === 1 && last < 0) return { name: 'largest', count: null, since: null };
  const long = last >= 0 && index - last >= year;
  if (long && (rank === 1 || rank > tellingRank)) return { name: 'highest-since', count: null, since: last };
  return rank > tellingRank ? null : { name: 'nth', count: rank, since: null };
}

export interface CandidateParts {
  readonly choice: Partial<MeasureChoice> & Pick<MeasureChoice, 'measure' | 'symbol' | 'direction'>;
  readonly comparison: Comparison;
  readonly found: Occurrences;
  /** The session that is judged. */
  readonly index: number;
  readonly stretch: number;
  readonly first: number;
  /** As `first` unless told. */
  readonly begins?: number;
  readonly family: string;
  readonly window?: number;
  readonly strength?: number;
  readonly atLeastPct?: number;
  readonly countsWaits?: boolean;
  readonly lasts?: boolean;
  readonly period?: string | null;
}

/** A candidate with its rarity; what the measure does not read keeps its default. */
export function buildCandidate(parts: CandidateParts): Candidate {
  const {
    comparison,
    found,
    index,
    stretch,
    first,
    begins = first,
    family,
    window = 0,
    strength = 0,
    atLeastPct = null,
    countsWaits = false,
    lasts = false,
    period = null,
  } = parts;
  return {
    choice: { ...plainChoice, ...parts.choice },
    comparison,
    found,
    stretch,
    first,
    begins,
    family,
    window,
    strength,
    atLeastPct,
    countsWaits,
    lasts,
    period,
    rarity: rarestShareOf(found, stretch, index),
  };
}
