import { calendarUnits, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import { isOrMore, listParts, type Frame, type Part } from './frame';
import { isNamedDay, type NamedDate } from './named-date';
import { topicOf } from './topic';

// What the parts of a sentence say of the time of a move, and of one move in two measures.

const units: ReadonlySet<string> = new Set(calendarUnits);
// That a close is above its mean or a level, or a record, has no size.
const unsized: ReadonlySet<string> = new Set(['mean', 'level']);

// "Its sixth straight loss, the longest streak since October 2022" is that run, and how it ranks.
const ofRun: ReadonlySet<Part> = new Set(['subject', 'streak', 'direction', 'assumed', 'isRun', 'most', 'since', 'horizon']);

export const isDay = ({ date }: Frame): boolean => date !== undefined && isNamedDay(date);

/** Whether the size of a move is said without its time: beside another statement that time may be that of the other. */
export function isAdrift(frame: Frame): boolean {
  const { size, window, date, half, same, isToDate, base } = frame;
  return topicOf(frame) === 'move' && size !== undefined && [window, date, half, same, isToDate, base].every((part) => part === undefined);
}

/** Whether a lead is said without its time: "beat the S&P 500, gaining 6% over five days". */
export function isLeadAdrift(frame: Frame): boolean {
  return topicOf(frame) === 'lead' && frame.date === undefined && frame.most === undefined && timeOf(frame) === null;
}

/** Whether a move is one of a size that is said beside it: 2.3% is "a 2% fall", and one of 2% or more. */
function isOfSize({ size: own }: Frame, { size }: Frame): boolean {
  return own !== undefined && size !== undefined && (isOrMore(size) || (size.about === 'exact' && size.value <= own.value));
}

/** "Fell 2.3% on Wednesday, the first 2% decline in 356 sessions": of moves such as that of the day, whose time is a session. */
export function isFirstSuch(before: Frame, after: Frame): boolean {
  const isOfDay =
    isDay(before) ||
    (before.date === undefined && [after.since, after.within].some((part) => part !== undefined)) ||
    (before.date === undefined && after.horizon?.unit === 'session');
  return (
    isOfDay &&
    before.window === undefined &&
    before.direction === after.direction &&
    after.time !== undefined &&
    isOfSize(before, after) &&
    !isTimed(after)
  );
}

/** Whether a statement is of a time of its own, which could be that of a move beside it. */
export function isTimed({ window, streak, tally, isRun, half, same, base, record }: Frame): boolean {
  // Records in a row are of sessions.
  return record === undefined && [window, streak, tally, isRun, half, same, base].some((part) => part !== undefined);
}

/** "Rose 0.6%, its third straight gain": the move is the last of the run, of whatever time both are. */
export function isRunOf(move: Frame, run: Frame): boolean {
  const isBare = listParts(run).every((name) => ofRun.has(name)) && run.streak?.unit === null && run.streak.count > 1;
  return (
    isAdrift(move) &&
    !isOrMore(move.size) &&
    move.isState === undefined &&
    move.most === undefined &&
    move.time === undefined &&
    isBare &&
    run.direction === move.direction
  );
}

/** "35.98 points, or 0.6%": one move in two measures. */
export function isSaidAgain({ size: first }: Frame, after: Frame): boolean {
  const units = [first?.unit, after.size?.unit];
  return (
    listParts(after).every((name) => name === 'size' || name === 'isOr') &&
    after.isOr === true &&
    units.includes('points') &&
    units.includes('pct')
  );
}

/** "Lost 2.5% in December, but gained 23.3% for the year": whether a statement is over another unit than a date before it. */
export function isOfOtherUnit(date: NamedDate, { window }: Frame): boolean {
  const unit = date.kind === 'unit' ? date.unit : date.kind;
  return window !== undefined && window.isTrailing !== true && window.unit !== 'session' && window.unit !== unit && units.has(unit);
}

/** "Up 8% since 16 July" is a time, and "its best week since April" looks back. */
export function isMovedSince({ since, most, time }: Frame): boolean {
  return since !== undefined && most === undefined && time === undefined;
}

/** Whether what is said took longer than a session: a move without a time behind it could be over the same. */
export function isOverTime(frame: Frame): boolean {
  const { date, window, half, same, isToDate, base, streak, tally } = frame;
  const isLong = window !== undefined && (window.unit !== 'session' || window.count > 1);
  const units = [streak?.unit, tally?.unit];
  return (
    isLong ||
    isMovedSince(frame) ||
    [half, same, isToDate, base].some((part) => part !== undefined) ||
    units.some((unit) => unit !== undefined && unit !== null && unit !== 'session') ||
    (date !== undefined && !isDay(frame))
  );
}

/** The time that a statement names for its move, in the words that another one can share with it; null for none. */
export function timeOf({ window, half, same, isToDate }: Frame): Pick<Frame, 'window' | 'half' | 'same' | 'isToDate'> | null {
  if ([window, half, same, isToDate].every((part) => part === undefined)) return null;
  return {
    ...(window === undefined ? {} : { window }),
    ...(half === undefined ? {} : { half }),
    ...(same === undefined ? {} : { same }),
    ...(isToDate === undefined ? {} : { isToDate }),
  };
}

/** Whether it names a part of a year, as its first half or the year to date. */
export function isPartOfYear({ half, isToDate }: Frame): boolean {
  return half !== undefined || isToDate === true;
}

/** Whether a run behind a move, or behind another run, counts units that stand with that one, if anywhere. */
function isOfOneBefore(before: Frame, { streak, window, date }: Frame): boolean {
  const isBehind =
    topicOf(before) === 'run' ||
    topicOf(before) === 'tally' ||
    (topicOf(before) === 'move' && [before.size, before.time].some((part) => part !== undefined));
  return streak?.unit === null && window === undefined && date === undefined && isBehind;
}

/** The unit of which a statement is told, as far as one that stands behind it can be of the same. */
function unitOf(before: Frame): CalendarUnit | undefined {
  const { window, date, streak, tally } = before;
  if (tally !== undefined) return tally.unit ?? undefined;
  const counted = window !== undefined ? (window.count === 1 ? window.unit : undefined) : date?.kind === 'unit' ? date.unit : date?.kind;
  const unit = topicOf(before) === 'run' ? (streak?.unit ?? counted) : counted;
  return (
    calendarUnits.find((name) => name === unit) ?? (date !== undefined && isNamedDay(date) && counted === date.kind ? 'session' : undefined)
  );
}

/** "Gained 2.3% in August, its fourth straight gain": the fourth straight month. "Fell for a second straight week and the sixth in seven" weeks. */
export function withUnit(before: Frame, after: Frame): Pick<Frame, 'streak' | 'tally'> {
  const unit = unitOf(before);
  if (unit === undefined) return {};
  if (after.streak !== undefined && isOfOneBefore(before, after) && (unit !== 'session' || before.streak !== undefined))
    return { streak: { ...after.streak, unit } };
  const isCounted =
    after.tally?.unit === null &&
    before.isBroken === undefined &&
    before.threshold === undefined &&
    !isOrMore(before.size) &&
    (topicOf(before) === 'run' || after.direction === before.direction);
  return after.tally !== undefined && isCounted ? { tally: { ...after.tally, unit } } : {};
}

/** "Its fifth straight weekly gain and its 14th in 15 weeks": of the weekly gains. */
export function toTallyBehind(before: Frame, after: Frame): Frame {
  const { time, horizon, ...rest } = after;
  const isOfRun = topicOf(before) === 'run' && before.beat === undefined && before.isBroken === undefined && before.threshold === undefined;
  const isBare = listParts(rest).every((name) => name === 'subject' || name === 'isTime');
  if (
    !isOfRun ||
    !isBare ||
    time === undefined ||
    time < 2 ||
    horizon?.unit !== unitOf(before) ||
    horizon?.isNear === true ||
    time > (horizon?.count ?? 0)
  )
    return after;
  const { isTime: _, ...named } = rest;
  return { ...named, tally: { count: time, of: horizon?.count ?? 0, unit: horizon?.unit ?? null }, isNth: true };
}

/** The most sessions of which it is told that a move of any size is the first in them: of more, one of its own size is meant. */
const mostWaited = 12;

/** "Its first loss of November": of any size, where none is said. */
export const isCountedIn = ({ time, within, most }: Frame): boolean => time !== undefined && within !== undefined && most === undefined;

/** "Lost 4.2% in April, its first monthly loss since October" is the first month that lost at all, and so "its first loss in four sessions". */
export function isFirstOfUnits(before: Frame, after: Frame): boolean {
  const { window, time, most, direction, size, horizon } = after;
  if (isCountedIn(after)) return direction === before.direction;
  const isOfFew =
    horizon?.unit === 'session' &&
    horizon.count <= mostWaited &&
    before.window === undefined &&
    (before.date === undefined || isDay(before));
  const isOfUnit = window === undefined ? isOfFew : window.count === 1 && window.unit !== 'session' && window.isTrailing !== true;
  return isOfUnit && time === 1 && most === undefined && size === undefined && direction !== undefined && direction === before.direction;
}

const ofRow: ReadonlySet<Part> = new Set(['subject', 'universe', 'record', 'date', 'isClose', 'isTouch']);

/** "Closed at a record, its seventh straight": so many records in a row. */
export function isRowOf(before: Frame, { streak, ...rest }: Frame): boolean {
  const isDated = before.date !== undefined && rest.date !== undefined;
  const isBare = !isDated && listParts(rest).every((name) => name === 'subject' || name === 'date') && streak?.isAtLeast === undefined;
  return before.record !== undefined && isBare && streak !== undefined && listParts(before).every((name) => ofRow.has(name));
}

/** What a statement leaves open where it stands behind another one, as a sentence; null for nothing. */
export function tellOpen(before: Frame, after: Frame): string | null {
  const isOwn = after.most?.of === 'move' && after.most.direction !== null && (after.window !== undefined || after.same !== undefined);
  // "Beat the S&P 500 by 9 points in July, its best month since December".
  if (topicOf(before) === 'lead' && isOwn && after.beat === undefined && after.direction === undefined)
    return 'Whether its own move is the most of them, or its lead, is not said.';
  // "Plunged 6%, its worst two-day stretch since 2020".
  if (isAdrift(before) && after.most !== undefined && after.window?.unit === 'session' && after.window.count > 1)
    return 'Whether that figure is of its last day or of all of it is not said: say over what time the move was.';
  // "Its fifth straight weekly gain and its 14th in 15 weeks".
  if (topicOf(before) === 'run' && (after.time ?? 1) > 1 && after.horizon !== undefined && after.streak === undefined)
    return 'Of what it is so many is not clear: say it in sentences of their own.';
  // "Rose 0.6%, its best start to a year since 2019".
  if (after.isStart === true && before.size !== undefined && before.isToDate !== true && before.isState !== true)
    return 'Over what time the move was is not said.';
  // "Fell 1.3%, its first loss in a month": whether a loss of any size or one of 1.3% is meant nobody knows.
  const isSized = before.size !== undefined && !isOrMore(before.size);
  if (
    after.time !== undefined &&
    after.size === undefined &&
    isSized &&
    !isFirstOfUnits(before, after) &&
    !unsized.has(topicOf(after) ?? 'move')
  )
    return 'From what size on it is the first is not said.';
  // "Gained 35% in five months, its fifth straight advance".
  if (isOfOneBefore(before, after) && isOverTime(before) && withUnit(before, after).streak === undefined)
    return 'What the run counts is not said: say of how many sessions, weeks or months it is.';
  if (
    before.record !== undefined &&
    topicOf(after) === 'run' &&
    after.direction === undefined &&
    after.beat === undefined &&
    after.record === undefined &&
    !isRowOf(before, after)
  )
    return 'Whether the records are so many in a row, or something else, is not said.';
  return null;
}
