import type { Chunk, ChunkOf } from './chunk';
import { addParts, type Frame, type SaidSize } from './frame';
import { pick } from './match-chunks';

// What the chunks of a pattern say; null where they are no such thing after all.

export const days = 'Days are counted as sessions.';

export function readUnit(chunk: Chunk | undefined, count: number): Pick<Frame, 'assumed'> & { readonly unit: ChunkOf<'unit'>['unit'] } {
  const unit = pick(chunk, 'unit');
  return { unit: unit?.unit ?? 'session', ...(unit?.calendarDays === true && count > 1 ? { assumed: [days] } : {}) };
}

export function countOf(chunk: Chunk | undefined): number {
  if (chunk?.kind === 'pair') return 2;
  return pick(chunk, 'number')?.value ?? pick(chunk, 'ordinal')?.value ?? 1;
}

export const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 2520;

/** "In each of the past five weeks", "every month from January to June": the run may have begun before. */
export function toStreakAtLeast(number: Chunk | undefined, unitChunk: Chunk | undefined): Frame | null {
  const read = toStreak(number, unitChunk);
  return read?.streak === undefined ? null : { ...read, streak: { ...read.streak, isAtLeast: true } };
}

/** "At least three straight weeks", "more than four straight sessions". */
export function toStreakOrMore(number: Chunk | undefined, about: Chunk | undefined, unit: Chunk | undefined): Frame | null {
  const side = pick(about, 'about')?.side;
  const count = countOf(number) + (side === 'more' ? 1 : 0);
  const place = { first: number?.first ?? 0, last: number?.last ?? 0 };
  return side === 'least' || side === 'more'
    ? toStreakAtLeast({ kind: 'number', value: count, text: String(count), ...place }, unit)
    : null;
}

export function toStreak(number: Chunk | undefined, unitChunk: Chunk | undefined): Frame | null {
  const count = countOf(number);
  if (!isCount(count)) return null;
  if (unitChunk === undefined) return { streak: { count, unit: null } };
  const { unit, ...rest } = readUnit(unitChunk, 1);
  return { streak: { count, unit }, ...rest };
}

export function toWindow(number: Chunk | undefined, unitChunk: Chunk | undefined): Frame | null {
  const count = countOf(number);
  if (!isCount(count)) return null;
  const { unit, ...rest } = readUnit(unitChunk, count);
  return { window: { unit, count }, ...rest };
}

export function toTally(count: Chunk | undefined, of: Chunk | undefined, unitChunk: Chunk | undefined): Frame | null {
  const tally = { count: countOf(count), of: countOf(of) };
  if (!isCount(tally.count) || !isCount(tally.of) || tally.count > tally.of) return null;
  const { unit, ...rest } = readUnit(unitChunk, 1);
  return { tally: { ...tally, unit }, ...rest };
}

export function toSize(chunk: Chunk | undefined, before: Chunk | undefined, after: Chunk | undefined): SaidSize | null {
  const size = pick(chunk, 'size');
  if (size === undefined || (before !== undefined && after !== undefined)) return null;
  if (pick(before, 'about')?.stands === 'behind' || (after !== undefined && pick(after, 'about')?.stands === undefined)) return null;
  const about = pick(before ?? after, 'about')?.side ?? 'exact';
  return { text: size.text.replace(/^[+-]/, ''), value: Math.abs(size.value), unit: size.unit, about };
}

/** "The seventh week in eight". */
export function toNthOf(nth: Chunk | undefined, unit: Chunk | undefined, of: Chunk | undefined, other: Chunk | undefined): Frame | null {
  const isOther = other !== undefined && pick(other, 'unit')?.unit !== pick(unit, 'unit')?.unit;
  // "Its third week in two" has one too many, and "the first in eight" is a wait.
  return isOther || countOf(nth) < 2 ? null : join(toTally(nth, of, unit), { isNth: true });
}

/** "The sixth in seven": of the unit that stands before it. */
export function toNthOfSame(nth: Chunk | undefined, of: Chunk | undefined, unit: Chunk | undefined, { subject }: Frame): Frame | null {
  const tally = toNthOf(nth, undefined, of, undefined)?.tally;
  return unit !== undefined || tally === undefined || subject !== undefined ? null : { tally: { ...tally, unit: null }, isNth: true };
}

/** A sign says to which side a move went. */
export function signOf(chunk: Chunk | undefined): Frame {
  const text = pick(chunk, 'size')?.text ?? '';
  return text.startsWith('-') ? { direction: 'down' } : text.startsWith('+') ? { direction: 'up' } : {};
}

export function toMost(chunk: Chunk | undefined): Frame {
  const most = pick(chunk, 'most');
  return most === undefined ? {} : { most: { direction: most.direction ?? null, of: most.of } };
}

/** The rank that stands before a superlative: "its third-worst May". */
export function toRank(n: Chunk | undefined): Frame {
  return n === undefined ? {} : { rank: countOf(n) };
}

/** Whether records are counted. */
export const isCounted = ({ recordCount, recordNth }: Frame): boolean => (recordCount ?? recordNth) !== undefined;

export const isSuper = ({ most, time }: Frame): boolean => most !== undefined || time !== undefined;

export function join(a: Frame | null, b: Frame | null): Frame | null {
  return a === null || b === null ? null : addParts(a, b);
}

export function dateOf(chunk: Chunk | undefined): NonNullable<Frame['date']> {
  return pick(chunk, 'date')?.date ?? { kind: 'ago', sessions: 0 };
}

export function priceOf(chunk: Chunk | undefined): 'close' | 'high' | 'any' {
  return pick(chunk, 'record')?.price ?? 'any';
}

/** Means are of sessions alone. */
export function toMean(n: Chunk | undefined, unit?: Chunk): Frame | null {
  const mean = countOf(n);
  if ((pick(unit, 'unit')?.unit ?? 'session') !== 'session') return null;
  return Number.isInteger(mean) && mean >= 2 && mean <= 2520 ? { mean } : null;
}

export function toSide(chunk: Chunk | undefined): Frame {
  const side = pick(chunk, 'side');
  return {
    side: side?.direction ?? 'up',
    ...(side?.isCrossing === true ? { isCrossing: true } : {}),
    ...(side?.isOpen === true ? { assumed: ['Without a side said, what is crossed is risen above.'] } : {}),
  };
}

/** "Its 50-day average crossed above its 200-day average". */
export function toCross(fast: Chunk | undefined, side: Chunk | undefined, slow: Chunk | undefined): Frame | null {
  return countOf(fast) === 50 && countOf(slow) === 200 ? { cross: pick(side, 'side')?.direction ?? 'up' } : null;
}

export function toDeviations(n: Chunk | undefined, about: Chunk | undefined, frame: Frame): Frame | null {
  const number = pick(n, 'number');
  if (number === undefined || frame.size !== undefined) return null;
  return { size: { text: number.text, value: number.value, unit: 'sigma', about: pick(about, 'about')?.side ?? 'exact' } };
}

export function toRun(n: Chunk | undefined, unit: Chunk | undefined, run: Chunk | undefined, frame: Frame): Frame | null {
  const direction = pick(run, 'run')?.direction;
  // "The longest winning streak was 14 days" names a length, too; which of them is meant stands with the superlative.
  if (direction === undefined)
    return frame.direction === undefined ? join(toWindow(n, unit), { isRun: true }) : join(toStreak(n, unit), { isRun: true });
  return join(toStreak(n, unit), { isRun: true, direction });
}

export function toLike(most: Chunk | undefined, date: Chunk | undefined): Frame | null {
  const named = dateOf(date);
  if ((named.kind === 'month' || named.kind === 'quarter') && named.year === null) return { ...toMost(most), same: named };
  return null;
}

export function toWithin(frame: Frame, date: Chunk | undefined): Frame | null {
  const named = dateOf(date);
  return named.kind === 'year' || (named.kind === 'unit' && named.unit === 'year') ? { ...frame, within: named } : null;
}

/** A superlative of a year that is named beside it; of any other date null. */
export function toOfYear(most: Chunk | undefined, date: Chunk | undefined): Frame | null {
  return toWithin(toMost(most), date);
}

export function toRecord(n: Chunk | undefined, record: Chunk | undefined, frame: Frame): Frame | null {
  // The first record is one that comes after a wait, the 38th one of so many.
  if (countOf(n) === 1) return frame.time === undefined ? { time: 1, record: priceOf(record) } : null;
  return { record: priceOf(record), recordNth: countOf(n) };
}

/** "Its fastest recovery from a fall of 10% or more". */
export function toRecovery(move: Chunk | undefined, size: SaidSize | null, { isRecovery }: Frame): Frame | null {
  return isRecovery === true && size !== null && pick(move, 'move')?.direction === 'down' ? { threshold: size } : null;
}

const based: ReadonlySet<string> = new Set(['day', 'month', 'quarter', 'year']);

/** The lowest or highest close of a time that is named; a peak is the highest. */
export function toBase(date: Chunk | undefined, extreme: Chunk | undefined): Frame | null {
  const named = dateOf(date);
  // Highs within a session are those of records alone.
  const record = pick(extreme, 'record');
  if (record?.price === 'high' || !based.has(named.kind)) return null;
  const isRecord = record !== undefined && record.isPeak !== true;
  return { base: { side: pick(extreme, 'extreme')?.side ?? 'high', date: named, ...(isRecord ? { isRecord } : {}) } };
}

/** "5% above its October low", "19% below its February peak". */
export function toDistance(size: Frame | null, side: Chunk | undefined, date: Chunk | undefined, extreme: Chunk | undefined): Frame | null {
  const base = toBase(date, extreme);
  const direction = pick(side, 'side')?.direction ?? 'up';
  return size === null || base?.base?.side !== (direction === 'up' ? 'low' : 'high') ? null : join(size, { ...base, direction });
}

/** "4.2% off its July 16 high": below it, and above a low. */
export function toDistanceFrom(size: Frame | null, date: Chunk | undefined, extreme: Chunk | undefined): Frame | null {
  const base = toBase(date, extreme);
  return size === null || base?.base === undefined ? null : join(size, { ...base, direction: base.base.side === 'low' ? 'up' : 'down' });
}

export function readSize(size: Chunk | undefined, before: Chunk | undefined, after: Chunk | undefined, frame: Frame): Frame | null {
  const said = toSize(size, before, after);
  return said === null || frame.size !== undefined ? null : { size: said, ...signOf(size) };
}

export function toLevel(n: Chunk | undefined): Frame | null {
  const number = pick(n, 'number');
  return number === undefined || number.value < 100 ? null : { level: number.text };
}

/** "Over the past month". */
export function toTrailing(chunk: Chunk | undefined): Frame | null {
  const { unit, ...rest } = readUnit(chunk, 1);
  return unit === 'session' ? null : { window: { unit, count: 1, isTrailing: true }, ...rest };
}

/** "in two years" behind a superlative is how far it looks back, else the time that something took. */
export function readIn(
  about: Chunk | undefined,
  past: Chunk | undefined,
  n: Chunk | undefined,
  unit: Chunk | undefined,
  frame: Frame,
): Frame | null {
  const side = pick(about, 'about')?.side;
  const window = past !== undefined && n === undefined && !isSuper(frame) ? toTrailing(unit) : toWindow(n, unit);
  if (window?.window === undefined) return null;
  const { window: horizon, ...rest } = window;
  if (isSuper(frame) && frame.since === undefined && frame.isEver !== true)
    return side === 'less' || side === 'most'
      ? null
      : { ...rest, horizon: { ...horizon, ...(side === 'near' || side === 'nearly' || side === 'under' ? { isNear: true } : {}) } };
  return side === undefined ? window : null;
}

/** "In more than two decades", as years. */
export function readDecades(about: Chunk | undefined, past: Chunk | undefined, n: Chunk | undefined, frame: Frame): Frame | null {
  const at = n ?? about ?? past ?? { first: 0, last: 0 };
  const count = countOf(n) * 10;
  const place = { first: at.first, last: at.last };
  return readIn(
    about,
    past,
    { kind: 'number', value: count, text: String(count), ...place },
    { kind: 'unit', unit: 'year', ...place },
    frame,
  );
}
