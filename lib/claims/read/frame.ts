import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { NamedDate } from './named-date';

/** A figure as it was printed. */
export interface SaidSize {
  readonly text: string;
  readonly value: number;
  readonly unit: 'pct' | 'pp' | 'points' | 'sigma' | 'none';
  /** "About" is no figure of its own, "nearly" and "just over" are on one side of it, "more than" and "at least" a bound. */
  readonly about: 'near' | 'nearly' | 'over' | 'under' | 'more' | 'least' | 'less' | 'most' | 'exact';
}

/** Whether a size is one or more: "more than 2%", "2% or more". */
export function isOrMore(size: SaidSize | undefined): boolean {
  return size?.about === 'more' || size?.about === 'least';
}

export interface Window {
  readonly unit: CalendarUnit;
  readonly count: number;
  /** "The past month", on whatever day it is said. */
  readonly isTrailing?: true;
  /** "For more than 30 sessions". */
  readonly isAtLeast?: true;
}

/** The close that a move is measured from: the lowest or highest of a time that is named. */
export interface Base {
  readonly side: 'low' | 'high';
  readonly date: NamedDate;
  /** That it was the highest of all up to the day. */
  readonly isRecord?: true;
}

/** How far something looks back. */
export interface Horizon extends Window {
  /** "nearly two years". */
  readonly isNear?: true;
}

/** A superlative. */
export interface Most {
  readonly direction: 'up' | 'down' | null;
  readonly of: 'move' | 'level' | 'run' | 'fall' | 'recovery' | 'any';
}

/** One statement in parts. Each part is said once; a claim must use all that are there. */
export interface Frame {
  readonly subject?: string;
  readonly universe?: string;
  readonly isMembers?: true;
  /** That it is said of all members of a universe, which is the subject. */
  readonly isWhole?: true;
  readonly versus?: string;
  readonly beat?: 'up' | 'down';
  readonly direction?: 'up' | 'down';
  readonly isEither?: true;
  readonly isShift?: true;
  /** "Its biggest point gain". */
  readonly isPoints?: true;
  /** "is up", not "rose": it stands so over a time that must be said. */
  readonly isState?: true;
  readonly size?: SaidSize;
  /** The size that each unit of a run has, or that must be reached for it to count. */
  readonly threshold?: SaidSize;
  /** "Sank to 41%": where it went, not how far. */
  readonly isTo?: true;
  readonly window?: Window;
  /** `isAtLeast`: that it was so each time and may have been before, as "in each of the past five weeks" says; else it is that long. */
  readonly streak?: { readonly count: number; readonly unit: CalendarUnit | null; readonly isAtLeast?: true };
  readonly isRun?: true;
  /** That the run came to its end. */
  readonly isBroken?: true;
  /** “Its sixth weekly loss in eight”: that the last of them was one, too. */
  readonly isNth?: true;
  /** Without a unit, "the sixth in seven", it is of that of the statement before. */
  readonly tally?: { readonly count: number; readonly of: number; readonly unit: CalendarUnit | null };
  /** "Every day this week": that each unit of its date was so. */
  readonly every?: CalendarUnit;
  readonly most?: Most;
  readonly rank?: number;
  readonly since?: NamedDate;
  /** "in two years": so long before. */
  readonly horizon?: Horizon;
  /** "of the year", "of 2022": among what the year has. */
  readonly within?: NamedDate;
  readonly isEver?: true;
  /** "for the first time", "the fifth such". */
  readonly time?: number;
  /** That it says "time": of the first time ever no "since" is said. */
  readonly isTime?: true;
  /** "The only time", which says of later ones that there were none. */
  readonly isOnly?: true;
  readonly record?: 'close' | 'high' | 'any';
  /** What lies between two records. */
  readonly isWait?: true;
  /** The way from the low of a fall to a new record. */
  readonly isRecovery?: true;
  /** That it is said of the same day as what stands before it, of which it is a part. */
  readonly isJoined?: true;
  /** How many records there were. */
  readonly recordCount?: number;
  /** Which record of its year it is: “its 38th record close of 2024”. */
  readonly recordNth?: number;
  readonly date?: NamedDate;
  readonly isClose?: true;
  readonly isTouch?: true;
  readonly side?: 'up' | 'down';
  /** That it was on the other side before. */
  readonly isCrossing?: true;
  readonly level?: string;
  readonly mean?: number;
  readonly isFromRecord?: true;
  /** "8.5% below its record on July 16": the day of the record, or the one on which it stood so far from it. */
  readonly recordDay?: NamedDate;
  readonly base?: Base;
  readonly isVolatility?: true;
  readonly isBull?: true;
  readonly signal?: 'zweig-thrust' | 'deemer-thrust' | 'whaley-thrust' | 'hindenburg';
  readonly cross?: 'up' | 'down';
  readonly isWithout?: true;
  /** "Has not": that it was not so up to a day. */
  readonly isUpTo?: true;
  readonly isToDate?: true;
  /** “Its best start to a year”: so many sessions of each year. */
  readonly isStart?: true;
  /** "Is on track for": of the unit that goes on, as it stands. */
  readonly isOnTrack?: true;
  readonly half?: 'first-half' | 'second-half';
  /** "its best July", "its best first quarter": like with like. */
  readonly same?: Extract<NamedDate, { readonly kind: 'month' | 'quarter' }>;
  /** "Versus 0.6% for the S&P 500": what another one did over the time of the move before. */
  readonly isContrast?: true;
  /** "Beating the S&P 500’s 5.7%": whether what stands before it did more, or less, than what it is set beside. */
  readonly led?: 'up' | 'down';
  /** "After falling 2.7%": that it is a clause with a time of its own, and what begins it. */
  readonly apart?: 'after' | 'day-before' | 'beside';
  /** "Or 0.6%": that what stands before it is said again in another measure. */
  readonly isOr?: true;
  readonly returns?: 'price' | 'total';
  /** That its subject was named in a sentence before: "it". */
  readonly isTold?: true;
  /** That it is so while it is said: "is", "has", "still". */
  readonly isNow?: true;
  /** "days" that are taken for sessions, and the like. */
  readonly assumed?: readonly string[];
}

export type Part = keyof Frame;

/** Whether it is dated "this year", which goes on. */
export function isRunningYear({ date, window }: Frame): boolean {
  return date?.kind === 'unit' && date.unit === 'year' && date.back === 0 && window === undefined;
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The frame with more parts; null where one is said already, and otherwise. */
export function addParts(frame: Frame, parts: Frame): Frame | null {
  const merged: Record<string, unknown> = { ...frame };
  for (const [name, value] of Object.entries(parts)) {
    if (name === 'assumed') merged[name] = [...new Set([...(frame.assumed ?? []), ...(parts.assumed ?? [])])];
    else if (merged[name] !== undefined && !equal(merged[name], value)) return null;
    else merged[name] = value;
  }
  return merged;
}

/** How something is said, which is no part of what is. */
const notes: ReadonlySet<Part> = new Set(['assumed', 'isTold', 'isNow']);

/** Names of the parts that are said. */
export function listParts(frame: Frame): Part[] {
  return (Object.keys(frame) as Part[]).filter((name) => !notes.has(name) && frame[name] !== undefined);
}

/** "Fell 0.9% for the first time since June": a figure with decimals is what was printed of the move, and nothing from where on others count. */
export function isPrintedOnce({ size, isTime }: Frame): boolean {
  return isTime === true && size?.about === 'exact' && !Number.isInteger(size.value);
}
