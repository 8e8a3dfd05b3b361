import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { dayOfEvent, putHappened, putMost, putReturns, putTimes, threshold } from './compare-parts';
import { isOrMore } from './frame';
import { endBefore, isOver, sessionUpTo } from './place-date';
import { writeCalmSince } from './write-calm-since';
import { writeEvery } from './write-every';
import { countUnits } from './count-units';
import { placeOf, put, putSession, putUnit, refuse, requirePost, take, takeSubject, type Statement } from './statement';

/** Which way a run goes, and against whom. */
function takeSide(statement: Statement): 'up' | 'down' {
  const beat = take(statement, 'beat');
  const direction = take(statement, 'direction');
  if (beat === undefined) return direction ?? refuse('Whether it is a run of gains or of losses is not said.');
  if (direction !== undefined) refuse('Whether the run is of gains or of a lead is not clear.');
  put(statement, { versus: take(statement, 'versus') ?? refuse('Against which other instrument the lead is, is not said.') });
  return beat;
}

/** From so many percent on moves in a row of which no time is said are those of years to most who say so. */
const leastUnsaid = 10;

/** The smallest move that counts in a run: "five straight 1% gains". */
function takeThreshold(statement: Statement): string {
  const size = take(statement, 'threshold') ?? (isOrMore(statement.frame.size) ? take(statement, 'size') : undefined);
  if (size === undefined) return '0';
  if (size.unit !== (statement.frame.beat === undefined ? 'pct' : 'pp')) refuse('In what the moves of the run are counted is not clear.');
  return threshold(size);
}

/** "The longest winning streak was 21 days, in 1988": the date is that of the run, up to the post. */
function writeLongest(statement: Statement, length: number): void {
  const post = requirePost(statement);
  const placed = placeOf(statement, 'date');
  take(statement, 'most');
  const isEver = take(statement, 'isEver') === true;
  if (placed !== null && !isEver) refuse('Whether it is the longest ever, or the longest of that time, is not said.');
  if (placed !== null) put(statement, { since: placed.period });
  put(statement, { comparison: 'ever', said: length, asOf: post });
}

/** "Snapped a nine-week winning streak" is said of the unit after the run. */
export function putEnd(statement: Statement, unit: CalendarUnit): SessionDate {
  const placed = placeOf(statement, 'date');
  // The week of a Wednesday is not over, and the one before it is not meant.
  if (unit !== 'session' && placed?.unit !== unit && !isOver(placed?.session ?? sessionUpTo(requirePost(statement)), unit))
    refuse(`The ${unit} in which the run came to its end was not over.`);
  const last = endBefore(putSession(statement, placed, unit), unit);
  put(statement, { asOf: last });
  statement.assumed.push(`The run is judged up to ${formatLongDate(last)}, before it came to its end.`);
  return last;
}

/** Gains, losses or leads in a row. */
export function writeRun(statement: Statement): void {
  const { frame } = statement;
  takeSubject(statement);
  if (frame.every !== undefined) {
    writeEvery(statement);
    return;
  }
  take(statement, 'isRun');
  take(statement, 'isClose');
  take(statement, 'isState');
  if (frame.record !== undefined && frame.direction === undefined && frame.beat === undefined && frame.streak !== undefined)
    refuse('Records in a row are counted in sessions, each by itself: say how many they were, and nothing else of them.');
  const direction = takeSide(statement);
  putReturns(statement);
  const streak = take(statement, 'streak');
  const isBroken = take(statement, 'isBroken') === true;
  const window = streak === undefined && (isBroken || frame.most?.of === 'run') ? take(statement, 'window') : undefined;
  // "Its longest weekly winning streak" names its unit alone.
  const counted = window?.count === 1 ? undefined : window?.count;
  const length = streak?.count ?? counted ?? refuse('How long the run is, is not said.');
  const unit = streak?.unit ?? window?.unit ?? (streak === undefined ? 'session' : (take(statement, 'window')?.unit ?? 'session'));
  if (streak !== undefined && (frame.window?.count ?? 1) !== 1) refuse('How long the run is, is said in two ways.');
  if (streak !== undefined && streak.unit !== null && frame.window !== undefined && take(statement, 'window')?.unit !== streak.unit)
    refuse('What the run counts is said in two ways.');
  const least = takeThreshold(statement);
  if (Number(least) >= leastUnsaid && streak?.unit === null && frame.window === undefined)
    refuse('What the run counts is not said: say of how many sessions, weeks, months or years it is.');
  put(statement, { measure: 'streak', direction, thresholdPct: least });
  putUnit(statement, unit);
  if (
    !isBroken &&
    frame.most?.of === 'run' &&
    frame.since === undefined &&
    frame.horizon === undefined &&
    frame.rank === undefined &&
    (window !== undefined || frame.date?.kind === 'year')
  ) {
    if (frame.beat !== undefined && frame.versus === undefined) refuse('Against which other instrument the lead is, is not said.');
    writeLongest(statement, length);
    return;
  }
  put(statement, { sessions: length });
  const session = isBroken ? putEnd(statement, unit) : putSession(statement, placeOf(statement, 'date'), unit);
  if (frame.time !== undefined) {
    if (frame.most !== undefined || frame.record !== undefined) refuse('A first and a most are said at once.');
    putTimes(statement, session);
    return;
  }
  if (frame.record !== undefined && frame.most === undefined) {
    if (take(statement, 'record') !== 'any') refuse('What the record is of is not clear.');
    put(statement, { comparison: 'largest' });
    return;
  }
  if (putMost(statement, session, direction, ['run', 'any'])) return;
  put(statement, { comparison: 'in-a-row', ...(streak?.isAtLeast === true ? {} : { said: length }) });
}

/** "In 10 of 11 sessions this month": of all that the time had. */
function putTallied(statement: Statement, of: number, unit: CalendarUnit): SessionDate {
  const placed = placeOf(statement, 'date');
  if (placed === null || placed.unit === 'session' || placed.unit === unit) return putSession(statement, placed, unit);
  const count = countUnits(placed, unit);
  if (count !== of) refuse(`Of ${of} it is said, in a time that had ${count}: which of them are meant is not clear.`);
  put(statement, { asOf: placed.session });
  return placed.session;
}

/** So many of the last so many. */
export function writeTally(statement: Statement): void {
  const { frame } = statement;
  takeSubject(statement);
  const tally = take(statement, 'tally') ?? refuse('How many of how many is not said.');
  take(statement, 'isClose');
  take(statement, 'isState');
  take(statement, 'isNth');
  if (frame.record !== undefined) refuse('In how many of some sessions a record was set is not counted: say how many the year had.');
  if (frame.beat !== undefined) refuse('In how many of some sessions or weeks one was ahead of another is not counted: a run of them is.');
  const direction = take(statement, 'direction') ?? refuse('Whether gains or losses are counted is not said.');
  putReturns(statement);
  const unit = tally.unit ?? refuse('What is counted is not said: say in how many of the last so many sessions, weeks or months.');
  put(statement, { measure: 'tally', sessions: tally.of, direction, thresholdPct: '0' });
  putUnit(statement, unit);
  const session = putTallied(statement, tally.of, unit);
  if (frame.time !== undefined) {
    put(statement, { atLeast: tally.count });
    putTimes(statement, session);
    return;
  }
  put(statement, { said: tally.count });
  if (!putMost(statement, session, direction, ['any'])) put(statement, { comparison: 'figure' });
}

/** The side of the moves that are counted, or either. */
function takeSides(statement: Statement): 'up' | 'down' | 'either' | undefined {
  take(statement, 'isShift');
  const direction = take(statement, 'direction');
  const isEither = take(statement, 'isEither') === true;
  if (isEither && direction !== undefined) refuse('Whether moves to one side are counted, or to either, is not clear.');
  return isEither ? 'either' : direction;
}

/** "The first move of 2% in either direction since February". */
export function writeSwing(statement: Statement): void {
  takeSubject(statement);
  take(statement, 'isClose');
  const direction = takeSides(statement) ?? refuse('Whether gains or losses are counted is not said.');
  const size = take(statement, 'size') ?? refuse('From what size on a move counts is not said.');
  if (size.unit !== 'pct') refuse('From what size on a move counts is not said in percent.');
  const unit = take(statement, 'window') ?? { unit: 'session', count: 1 };
  if (unit.count !== 1) refuse('Moves of one session, or of one unit, are counted.');
  const placed = placeOf(statement, 'date');
  put(statement, { measure: 'swing', thresholdPct: threshold(size), direction });
  putUnit(statement, unit.unit);
  const session = putSession(statement, placed, unit.unit);
  if (statement.frame.time === undefined) putHappened(statement, session);
  else putTimes(statement, session);
}

/** How long there was no such move: "no 2% fall for 356 sessions", "the first 2% fall in 356 sessions". */
export function writeCalm(statement: Statement): void {
  const { frame } = statement;
  takeSubject(statement);
  take(statement, 'isClose');
  take(statement, 'isState');
  take(statement, 'isRun');
  if ([frame.level, frame.mean, frame.beat].some((part) => part !== undefined))
    refuse('That it did not happen is checked of records and of moves of a size: say what did.');
  const direction = takeSides(statement) ?? refuse('Whether gains or losses are counted is not said.');
  const size = take(statement, 'size') ?? refuse('From what size on a move counts is not said.');
  if (size.unit !== 'pct') refuse('From what size on a move counts is not said in percent.');
  put(statement, { thresholdPct: threshold(size), direction });
  const isCalm = take(statement, 'isWithout') === true;
  if (isCalm && frame.since !== undefined && frame.most === undefined) {
    writeCalmSince(statement, { direction, pct: size.value });
    return;
  }
  const said = take(statement, isCalm ? 'window' : 'horizon');
  // "Has never gained 9% in a day" says how long the move took.
  const wait = isCalm && said?.unit === 'session' && said.count === 1 ? undefined : said;
  // "A year without a 2% drop" is one of sessions for most who say so, and of years for a claim.
  if (isCalm && wait !== undefined && wait.unit !== 'session')
    refuse('Over what time the moves are that there were none of is not said: say how many sessions it was so.');
  const session = putSession(statement, placeOf(statement, 'date'), wait?.unit ?? 'session');
  // "Had no loss of 2% on Thursday".
  if (isCalm && wait === undefined && statement.frame.date !== undefined && frame.isUpTo !== true && frame.most === undefined) {
    statement.texts.delete('asOf');
    put(statement, { measure: 'swing', comparison: 'none', ...dayOfEvent(session, statement.post) });
    return;
  }
  if (wait !== undefined) putUnit(statement, wait.unit);
  if (!isCalm) {
    take(statement, 'time');
    if (wait === undefined) refuse('How long the wait was is not said.');
    put(statement, { measure: 'swing', comparison: 'gap', count: wait.count });
    return;
  }
  if (wait === undefined) refuse('How long it was so is not said: say in how many sessions there was none, or since when.');
  put(statement, { measure: 'calm', sessions: wait.count });
  if (!putMost(statement, session, direction === 'down' ? 'down' : 'up', ['run', 'any'])) put(statement, { comparison: 'in-a-row' });
}
