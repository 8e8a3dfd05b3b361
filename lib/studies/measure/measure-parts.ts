import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { IndicatorChoice } from './indicators';
import type { QuadrantChoice } from './quadrant-choice';

/**
 * Everything that a measure can be asked, each definition settled: one flat record, of which a measure reads the parts that its row names.
 * What it does not read stays at its default and changes nothing.
 */
export interface MeasureParts extends IndicatorChoice, QuadrantChoice {
  readonly symbol: string;
  /** The other instrument of an outperformance, a relative streak or a quadrant; empty for none. */
  readonly versus: string;
  /** What counts as a session: itself, or the week, month, quarter or year that it ends. The market has it already; words need it. */
  readonly unit: CalendarUnit;
  /** What part of every year is compared with itself, as an adjective: 'first-half', 'July'; empty for none. The values are of it already; words need it. */
  readonly part: string;
  /** The window in units: sessions of a return, length of a streak, closes of a mean. */
  readonly sessions: number;
  /** Whether the extreme is the largest (`up`) or the smallest (`down`); the direction of a move, which some count to either side alike. */
  readonly direction: 'up' | 'down' | 'either';
  /** Smallest daily move that continues a streak, in percent. */
  readonly thresholdPct: number;
  readonly ties: 'exclude' | 'include';
  /** Closes of the mean that a spell is above or below, or that is crossed, the mean of a breadth aside. */
  readonly average: '20' | '50' | '100' | '200';
  /** What crosses it: the close, or the mean of fewer closes. */
  readonly fast: 'close' | '20' | '50' | '100';
  /** Whether a move is told in percent, or in points of the level. */
  readonly figure: 'pct' | 'points';
  readonly spread: 'pp' | 'ratio' | 'log';
  readonly price: 'close' | 'high';
  readonly distanceIn: 'pct' | 'sigma';
  readonly deviation: 'sample' | 'population';
  readonly universe: 'mag7' | 'indices';
  /** Of a breadth: the universe whose members are measured. */
  readonly members: string;
  /** Of a breadth: the sector whose members alone are measured, as links write it; `all` for every one. */
  readonly sector: string;
}

/** Definitions that the words of a claim may leave open. */
export type OpenPart = 'spread' | 'price' | 'deviation';

/** The parts of a measure as a claim says them: `any` is left open. */
export type SaidParts = Omit<MeasureParts, OpenPart> & { readonly [Name in OpenPart]: MeasureParts[Name] | 'any' };

/** The rule of an event: a measure at or beyond a threshold, or beyond all before it. */
export interface RuleParts extends MeasureParts {
  readonly trigger: 'threshold' | 'extreme';
  /** In the unit in which the measure is shown. */
  readonly atLeast: number;
}

/** Parameters that a measure may read; a breadth reads those of its indicator. The partner (`versus`) has a place of its own in the row. */
export type MeasurePart =
  | 'sessions'
  | Exclude<keyof MeasureParts, keyof IndicatorChoice | 'versus' | 'unit' | 'part' | 'members' | 'sector'>;
