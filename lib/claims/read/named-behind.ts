import type { Chunk } from './chunk';
import { listParts, type Frame, type Part } from './frame';
import { isAdrift, isDay, isTimed, timeOf } from './move-beside';
import { topicOf } from './topic';

// "At 5,667.20, the S&P 500 is up 18.8% this year": what stands before the first comma is said of the one that is named behind it.

const ofLevel: ReadonlySet<Part> = new Set(['level', 'date', 'isClose']);
const ofState: ReadonlySet<Part> = new Set(['direction', 'isState', 'size', 'date', 'window', 'isToDate', 'half']);
const ofRun: ReadonlySet<Part> = new Set(['streak', 'isRun', 'direction']);
const ofMove: ReadonlySet<Part> = new Set(['subject', 'universe', 'direction', 'size', 'isState', 'isNow']);

const hasOnly = (frame: Frame, parts: ReadonlySet<Part>): boolean => listParts(frame).every((part) => parts.has(part));

/** "Over its nine-week winning streak, the S&P 500 has gained 15.8%": the run, and what its weeks brought together. */
function toGainOf(run: Frame, move: Frame, begin: string): readonly [Frame, Frame] | null {
  const { streak, direction } = run;
  if (!/^(?:over|during|in)\b/i.test(begin) || !hasOnly(run, ofRun) || streak === undefined || streak.unit === null) return null;
  if (!hasOnly(move, ofMove) || move.size === undefined || move.direction !== direction) return null;
  // What it "gained" over one it may have gained over one that is over.
  if (move.isNow !== true && move.isState !== true) return null;
  const { isState: _, ...plain } = move;
  return [
    { streak, direction, isRun: true },
    { ...plain, window: { unit: streak.unit, count: streak.count } },
  ];
}

/** "Down 1% on Monday, the S&P 500 rebounded", "At 5,667.20, it fell on Monday": whether the day of one of the two is that of the other, too, nobody knows. */
function isOfOneDay(before: Frame, after: Frame): boolean {
  const turns = before.direction !== undefined && after.direction !== undefined && before.direction !== after.direction;
  const isOfOwn = timeOf(after) !== null || (after.date !== undefined && !isDay(after));
  return isOfOwn || (isDay(before) === isDay(after) && !(turns && isDay(before)));
}

/** The statement before the comma, and the one of whom is named behind it, both of that one; null where they are no two such. */
export function nameBoth(before: Frame, after: Frame, begin: string): readonly [Frame, Frame] | null {
  if (before.subject !== undefined || after.subject === undefined || after.isWhole === true || after.isMembers === true) return null;
  const name = { subject: after.subject, ...(after.universe === undefined ? {} : { universe: after.universe }) };
  const gain = toGainOf(before, after, begin);
  if (gain !== null) return [{ ...name, ...gain[0] }, gain[1]];
  const isLevel = before.level !== undefined && hasOnly(before, ofLevel);
  const isState = before.isState === true && before.size !== undefined && hasOnly(before, ofState) && !isAdrift(before);
  // A run of which no unit is said could be one of what stands before the comma.
  const isClear = !isAdrift(after) && after.streak?.unit !== null && topicOf(after) !== null && after.versus === undefined;
  return (isLevel || isState) && isClear && isOfOneDay(before, after) ? [{ ...name, ...before }, after] : null;
}

/** "Down 6%, the S&P 500 had its worst week": whether a figure without its time stands before a superlative of a longer one. */
export function isOfLongerTime(before: Frame, { most, window }: Frame): boolean {
  return isAdrift(before) && most !== undefined && window !== undefined && (window.unit !== 'session' || window.count > 1);
}

/** "…; the Nasdaq-100 surged 12%, its best day since 2001": of the last that was named, where “and” or a semicolon sets it apart. */
export function isOfLastNamed(
  facts: readonly Frame[],
  rank: Frame,
  segment: readonly Chunk[],
  { joiner, quote }: { readonly joiner: string; readonly quote: (chunk: Chunk) => string },
): boolean {
  const last = facts.at(-1);
  const [its] = segment;
  if (last?.size === undefined || last.direction === undefined || !/^(?:and|;)$/i.test(joiner)) return false;
  const isIts = its?.kind === 'filler' && /^its$/i.test(quote(its));
  const isRank = (rank.most !== undefined || rank.time !== undefined || rank.streak !== undefined) && rank.size === undefined;
  const isShort = rank.window === undefined || (rank.window.unit === 'session' && rank.window.count === 1);
  // "Fell 1% and the Nasdaq-100 fell 4%, its worst week": the first of them has no time of its own.
  const isClear = isShort || facts.every((fact) => isTimed(fact) || fact.date !== undefined || fact.isToDate === true);
  return isIts && isRank && rank.date === undefined && isClear;
}

/** Whether a segment is of one that was named before: "it", "the index". */
export function isOfAnother(segment: readonly Chunk[]): boolean {
  return segment.some(({ kind }) => kind === 'same');
}

/** Whether a statement of nobody tells how something stands: "at a record", "down 1.3% from its record". */
export function isAtHead({ versus, isState, level, record, side }: Frame): boolean {
  return versus === undefined && (isState === true || [level, record, side].some((part) => part !== undefined));
}
