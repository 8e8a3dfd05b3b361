import { formatLongDate } from '@/lib/format/format-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { compareValue, isSoFar, putReturns, putTimes, takeDirection } from './compare-parts';
import { isRunningYear, type Frame } from './frame';
import { isGoingOn, isOpenUnit } from './going-on';
import { isOver, sessionUpTo, type PlacedDate } from './place-date';
import { writeBetween } from './write-between';
import { isTrailing, writeFrom, writeTrailing } from './write-from';
import {
  indices,
  place,
  placeOf,
  put,
  putSession,
  putToDate,
  putUnit,
  refuse,
  requirePost,
  take,
  takeSubject,
  takeWindow,
  unitNames,
  type Statement,
} from './statement';

/** The year of the last half of that name that is over on a day. */
function lastYearOf(post: SessionDate, half: 'first-half' | 'second-half'): string {
  const year = Number(post.slice(0, 4));
  return String(
    (post.slice(5) >= (half === 'first-half' ? '06-28' : '12-29') &&
      isOver(sessionUpTo(post), half === 'first-half' ? 'quarter' : 'year')) ||
      (half === 'first-half' && post.slice(5) > '06-30')
      ? year
      : year - 1,
  );
}

/** "Its best July": the unit of that name, which a date beside it must be, too; only its like are compared with it. */
export function putSame(statement: Statement, same: NonNullable<Frame['same']>, dated: PlacedDate | null): SessionDate {
  const placed = dated ?? place(statement, same);
  const month = Number(placed.session.slice(5, 7));
  const isSame = placed.unit === same.kind && (same.kind === 'month' ? month === same.month : Math.ceil(month / 3) === same.quarter);
  if (!isSame) refuse('Of which month or quarter it is said is not clear.');
  put(statement, { unit: same.kind, sessions: 1, part: 'same' });
  return putSession(statement, placed, same.kind);
}

/** The half of the year that a date names, else of the last one that had it whole. */
export function putHalf(statement: Statement, half: 'first-half' | 'second-half', placed: PlacedDate | null): SessionDate {
  if (placed !== null && placed.unit !== 'year') refuse('A half is one of a year.');
  const year = placed?.period ?? lastYearOf(requirePost(statement), half);
  if (placed === null) statement.assumed.push(`The half is taken to be that of ${year}.`);
  const end = sessionUpTo(`${year}-${half === 'first-half' ? '06-30' : '12-31'}` as SessionDate);
  if (statement.post !== null && end > statement.post) refuse('The half was not over on the day of the post.');
  put(statement, { unit: 'year', sessions: 1, part: half, asOf: end });
  return end;
}

/** What an index or a stock gained or lost, over sessions, a unit or a part of the year. */
export function writeMove(statement: Statement): void {
  takeSubject(statement);
  const { frame } = statement;
  const between = frame.date?.kind === 'between' ? frame.date : null;
  const placed = between === null ? placeOf(statement, 'date') : null;
  const direction = takeDirection(statement);
  take(statement, 'isClose');
  take(statement, 'isState');
  if (frame.isRun === true && frame.most !== undefined && frame.window !== undefined) take(statement, 'isRun');
  putReturns(statement);
  const size = frame.size;
  const isPoints = take(statement, 'isPoints') === true || size?.unit === 'points';
  if (isPoints) {
    if (!indices.has(frame.subject ?? ''))
      refuse('Points are checked of indices: closes of stocks and funds are adjusted for the splits since.');
    if (size !== undefined && size.unit !== 'points') refuse('Whether it moved by points or percent is not clear.');
    put(statement, { figure: 'points' });
  } else if (size !== undefined && size.unit !== 'pct') refuse('By how much it moved is not said in percent or points.');
  const half = take(statement, 'half');
  const same = take(statement, 'same');
  const isThisYear = isRunningYear(frame);
  put(statement, { measure: 'return' });
  if (between !== null) {
    take(statement, 'date');
    writeBetween(statement, direction, between);
    return;
  }
  if (half !== undefined) {
    const end = putHalf(statement, half, placed);
    compareValue(statement, end, direction, ['move', 'any']);
    return;
  }
  if (same !== undefined) {
    if (frame.window !== undefined && (take(statement, 'window')?.unit !== same.kind || frame.window.count !== 1))
      refuse('Over what time the move was is said in two ways.');
    const session = putSame(statement, same, placed);
    compareValue(statement, session, direction, ['move', 'any']);
    return;
  }
  if (!isSoFar(frame) && (take(statement, 'isToDate') === true || isThisYear)) {
    if (frame.window !== undefined) refuse('Over what time the move was is said in two ways.');
    if (placed !== null && placed.unit !== 'session' && !isThisYear) refuse('Over what time the move was is said in two ways.');
    const session = putToDate(statement, placed);
    const isStart = frame.most?.of === 'move' && take(statement, 'isStart') === true;
    if ((frame.most !== undefined && !isStart) || frame.time !== undefined) refuse('What the year to date is set against is not said.');
    put(statement, { unit: 'year', sessions: 1, part: 'to-date' });
    compareValue(statement, session, direction, isStart ? ['move'] : []);
    return;
  }
  if (frame.base !== undefined || (frame.since !== undefined && frame.most === undefined && frame.time === undefined)) {
    writeFrom(statement, direction, placed);
    return;
  }
  if (isTrailing(frame) && (placed === null || placed.unit === 'session') && writeTrailing(statement, direction, placed)) return;
  // "Was up 23.3% on the last day of the year".
  const isStood = frame.isState === true && frame.date?.kind === 'session-of';
  // "Was up 14.5% at the end of June" is no session.
  const isUntimed = placed === null ? frame.isState === true : frame.date?.kind === 'end' || isStood;
  if (isUntimed && frame.window === undefined) refuse('Over what time the move was is not said.');
  const isOnTrack = take(statement, 'isOnTrack') === true;
  const goesOn = isOnTrack ? isOpenUnit(statement, placed) : isGoingOn(statement, placed, frame.isState === true);
  if (goesOn && isOnTrack)
    statement.assumed.push('“On track for” and the like are read of the closes up to that day: how it ends nobody knows.');
  if (goesOn && !isOnTrack && size === undefined) refuse('By how much it moved is not said.');
  const { unit, sessions } = takeWindow(statement, placed);
  const isRunning = goesOn || (placed?.isRunning === true && frame.most === undefined && frame.time === undefined && size !== undefined);
  const session = putSession(statement, placed, unit, isRunning);
  putUnit(statement, unit);
  if (isRunning) {
    put(statement, { running: 'to-date' });
    if (placed !== null) statement.assumed.push(`The ${unitNames[unit]} is taken up to ${formatLongDate(session)}.`);
  }
  // That it rose, or fell, is a run of one.
  const isPlain = frame.most === undefined && frame.time === undefined;
  // "Its first weekly loss since October" is one of any size.
  const isFirst = frame.time !== undefined && frame.most === undefined && size === undefined;
  if (isFirst && !isPoints && sessions === 1 && !isRunning) {
    // "For the seventh time in eight weeks" counts weeks, or days of them.
    if ((frame.time ?? 1) > 1 && frame.horizon !== undefined)
      refuse('What is counted is not said: say in how many of the last so many, as “in seven of the last eight weeks”.');
    put(statement, { measure: 'streak', sessions: 1, thresholdPct: '0', direction });
    putTimes(statement, session);
    return;
  }
  if (isPlain && !isPoints && sessions === 1 && !isRunning && size === undefined) {
    if (statement.texts.has('returns')) refuse('No figure is said.');
    put(statement, { measure: 'streak', sessions: 1, thresholdPct: '0', direction, comparison: 'in-a-row' });
    return;
  }
  put(statement, { sessions });
  compareValue(statement, session, direction, ['move', 'any']);
}
